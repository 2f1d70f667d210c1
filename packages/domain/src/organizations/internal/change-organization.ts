import type { AuditAction } from '@refinery/contracts/audit.ts';
import type { OrganizationReply } from '@refinery/contracts/organizations.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { eq } from 'drizzle-orm';
import { mutate } from '../../audit/mutate.ts';
import type { CallerContext } from '../../context/context.ts';
import { lockOrganization } from '../lock-organization.ts';
import { readOrganization } from './select-organizations.ts';

type Row = typeof organizations.$inferSelect;

/** Undefined: stays as it is. */
type Changes = { [K in 'name' | 'slug' | 'deletesAt']?: Row[K] | undefined };

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
    const { name, slug, deletesAt } = result;
    return { target: organizationId, before: audited(before), after: { name, slug, deletesAt }, result };
  });
}

const audited = ({ name, slug, deletesAt }: Row) => ({ name, slug, deletesAt });
