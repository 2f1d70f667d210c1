import type { MemberReply } from '@refinery/contracts/members.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';

const columns = {
  id: users.id,
  email: users.email,
  fullName: users.fullName,
  role: memberships.role,
  joinedAt: memberships.createdAt,
};

/** People as members; `where` says of what. */
export const selectMembers = (tx: Transaction) =>
  tx.select(columns).from(memberships).innerJoin(users, eq(users.id, memberships.userId)).$dynamic();

type Row = Awaited<ReturnType<typeof selectMembers>>[number];

export const toMemberReply = (row: Row): MemberReply => ({ ...row, joinedAt: row.joinedAt.toISOString() });
