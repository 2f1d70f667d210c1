import type { Role } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { type MemberId, whereMember } from './change-member.ts';

/**
 * Gives a member a role. Whoever is no admin by it is not exempt from single sign-on any more, also not once
 * they are an admin again.
 */
export async function writeRole(tx: Transaction, id: MemberId, role: Role): Promise<void> {
  const changes = role === 'admin' ? { role } : { role, ssoExemptAt: null };
  await tx.update(memberships).set(changes).where(whereMember(id));
}
