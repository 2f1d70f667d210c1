import type { AuditAction } from '@refinery/contracts/audit.ts';
import type { OrganizationReply } from '@refinery/contracts/organizations.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { eq } from 'drizzle-orm';
import { mutate } from '../../audit/mutate.ts';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { lockOrganization } from '../lock-organization.ts';
import { readOrganization } from './select-organizations.ts';
import { toSettings } from './to-settings.ts';

type Row = typeof organizations.$inferSelect;

/** Undefined: stays as it is. */
type Changes = { [K in keyof Omit<Row, 'id' | 'createdAt'>]?: Row[K] | undefined };

/** Changes the caller's organization to what `changesOf` says of the row as it is. */
export function changeOrganization(
  ctx: CallerContext<'clock'>,
  action: AuditAction,
  changesOf: (before: Row) => Changes,
): Promise<OrganizationReply> {
  const { organizationId } = ctx.actor;
  return mutate(ctx, action, async (tx) => {
    const before = await lockOrganization(tx, organizationId);
    const [after] = await tx
      .update(organizations)
      .set(changesOf(before))
      .where(eq(organizations.id, organizationId))
      .returning();
    if (!after) throw new DomainError('organization_not_found');
    const result = await readOrganization(tx, ctx.actor);
    return { target: organizationId, before: audited(before), after: audited(after), result };
  });
}

const audited = (row: Row) => ({
  name: row.name,
  slug: row.slug,
  deletesAt: row.deletesAt?.toISOString() ?? null,
  requireTwoFactor: row.requireTwoFactor,
  allowedEmailDomains: row.allowedEmailDomains,
  ...toSettings(row),
});
