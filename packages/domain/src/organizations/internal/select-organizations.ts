import type { OrganizationReply } from '@refinery/contracts/organizations.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { SETTINGS_COLUMNS, toSettings } from './to-settings.ts';

const columns = {
  id: organizations.id,
  name: organizations.name,
  slug: organizations.slug,
  plan: subscriptions.plan,
  role: memberships.role,
  requireTwoFactor: organizations.requireTwoFactor,
  allowedEmailDomains: organizations.allowedEmailDomains,
  ...SETTINGS_COLUMNS,
  createdAt: organizations.createdAt,
  deletesAt: organizations.deletesAt,
};

/** Organizations as their members see them; `where` says which and whose. */
export const selectOrganizations = (db: Context['systemDb'] | Transaction) =>
  db
    .select(columns)
    .from(organizations)
    .innerJoin(memberships, eq(memberships.organizationId, organizations.id))
    .innerJoin(subscriptions, eq(subscriptions.organizationId, organizations.id))
    .$dynamic();

type Row = Awaited<ReturnType<typeof selectOrganizations>>[number];

export const toOrganizationReply = (row: Row): OrganizationReply => ({
  id: row.id,
  name: row.name,
  slug: row.slug,
  plan: row.plan,
  role: row.role,
  requireTwoFactor: row.requireTwoFactor,
  allowedEmailDomains: row.allowedEmailDomains,
  ...toSettings(row),
  createdAt: row.createdAt.toISOString(),
  deletesAt: row.deletesAt?.toISOString() ?? null,
});

/** One organization as a member of it sees it. Errors: `organization_not_found`. */
export async function readOrganization(
  db: Context['systemDb'] | Transaction,
  { organizationId, userId }: { organizationId: string; userId: string },
): Promise<OrganizationReply> {
  const [row] = await selectOrganizations(db).where(
    and(eq(organizations.id, organizationId), eq(memberships.userId, userId)),
  );
  if (!row) throw new DomainError('organization_not_found');
  return toOrganizationReply(row);
}
