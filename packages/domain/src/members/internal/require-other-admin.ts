import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { and, eq, notInArray } from 'drizzle-orm';
import { DomainError } from '../../errors/domain-error.ts';
import type { MemberId, MemberIds } from './change-member.ts';

/**
 * Whether the organization has an admin besides these members. Right only while the organization is locked
 * (see `lockOrganization`).
 */
export async function hasOtherAdmin(
  tx: Transaction,
  { organizationId, userIds }: MemberIds,
): Promise<boolean> {
  const others = and(
    eq(memberships.organizationId, organizationId),
    eq(memberships.role, 'admin'),
    notInArray(memberships.userId, userIds),
  );
  return (await tx.$count(memberships, others)) > 0;
}

/** Throws `last_admin` unless {@link hasOtherAdmin}. */
export async function requireOtherAdmin(
  tx: Transaction,
  { organizationId, userId }: MemberId,
): Promise<void> {
  if (await hasOtherAdmin(tx, { organizationId, userIds: [userId] })) return;
  throw new DomainError(
    'last_admin',
    'The organization needs at least one admin. Make somebody else an admin first, or delete the organization.',
  );
}
