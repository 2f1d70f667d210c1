import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { and, eq } from 'drizzle-orm';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { lockOrganization } from '../organizations/lock-organization.ts';
import { whereMember } from './internal/change-member.ts';

/**
 * Locks who belongs to the caller's organization to the end of the transaction, for what ends with the role
 * that the caller acts in: it is made before that role ends, or not at all. Errors: `forbidden` where they
 * have another role by now, or none.
 */
export async function lockOwnMembership({ actor }: CallerContext, tx: Transaction): Promise<void> {
  await lockOrganization(tx, actor.organizationId);
  const own = await tx.$count(memberships, and(whereMember(actor), eq(memberships.role, actor.role)));
  if (own > 0) return;
  throw new DomainError('forbidden', 'Your role changed while the request was running. Send it again.');
}
