import type { Role } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';

/** Makes a person a member of an organization. */
export async function addMember(
  tx: Transaction,
  member: { organizationId: string; userId: string; role: Role },
): Promise<void> {
  await tx.insert(memberships).values(member);
}
