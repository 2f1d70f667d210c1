import type { Transaction } from '@refinery/db/create-db.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { eq } from 'drizzle-orm';
import { DomainError } from '../errors/domain-error.ts';

/**
 * The organization, locked to the end of the transaction. Whoever changes it or who belongs to it takes this
 * lock first: two admins who remove each other do so one after the other. Errors: `organization_not_found`.
 */
export async function lockOrganization(
  tx: Transaction,
  id: string,
): Promise<typeof organizations.$inferSelect> {
  const [row] = await tx.select().from(organizations).where(eq(organizations.id, id)).for('no key update');
  if (!row) throw new DomainError('organization_not_found');
  return row;
}
