import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { type MemberId, whereMember } from './internal/change-member.ts';

/** Whether a person is a member of an organization. */
export const isMember = async (tx: Transaction, id: MemberId): Promise<boolean> =>
  (await tx.$count(memberships, whereMember(id))) > 0;
