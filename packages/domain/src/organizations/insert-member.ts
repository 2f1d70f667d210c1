import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';

/** Makes a person a member of an organization, from now on unless another time is named. */
export async function insertMember(
  tx: Transaction,
  member: Pick<typeof memberships.$inferInsert, 'organizationId' | 'userId' | 'role' | 'createdAt'>,
): Promise<void> {
  await tx.insert(memberships).values(member);
}
