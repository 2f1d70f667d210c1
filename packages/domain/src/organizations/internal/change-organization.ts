import type { AuditAction } from '@refinery/contracts/audit.ts';
import type { OrganizationReply } from '@refinery/contracts/organizations.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { eq } from 'drizzle-orm';
import { mutate } from '../../audit/mutate.ts';
import type { CallerContext } from '../../context/context.ts';
import { lockOrganization } from '../lock-organization.ts';
import { readOrganization } from './select-organizations.ts';

const CHANGEABLE = ['name', 'slug', 'deletesAt', 'requireTwoFactor', 'allowedEmailDomains'] as const;

type Row = typeof organizations.$inferSelect;

/** Undefined: stays as it is. */
type Changes = { [K in (typeof CHANGEABLE)[number]]?: Row[K] | undefined };

/** Changes the caller's organization to what `changesOf` says of the row as it is. */
export function changeOrganization(
  ctx: CallerContext<'clock'>,
  action: AuditAction,
  changesOf: (before: Row) => Changes,
): Promise<OrganizationReply> {
  const { organizationId } = ctx.actor;
  return mutate(ctx, action, async (tx) => {
    const before = await lockOrganization(tx, organizationId);
    const changes = changesOf(before);
    await tx.update(organizations).set(changes).where(eq(organizations.id, organizationId));
    const result = await readOrganization(tx, ctx.actor);
    return { target: organizationId, before: audited(before), after: audited(result), result };
  });
}

const audited = (it: Row | OrganizationReply) =>
  Object.fromEntries(CHANGEABLE.map((field) => [field, it[field]]));
