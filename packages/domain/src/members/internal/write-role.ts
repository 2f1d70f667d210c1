import type { Role } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { type MemberIds, whereMembers } from './change-member.ts';

/**
 * Gives members a role. Whoever is no admin by it is not exempt from single sign-on any more, also not once
 * they are an admin again.
 */
export async function writeRole(tx: Transaction, ids: MemberIds, role: Role): Promise<void> {
  const changes = role === 'admin' ? { role } : { role, ssoExemptAt: null };
  await tx.update(memberships).set(changes).where(whereMembers(ids));
}
