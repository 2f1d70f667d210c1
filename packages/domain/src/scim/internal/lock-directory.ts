import type { Transaction } from '@refinery/db/create-db.ts';
import { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import { and, eq } from 'drizzle-orm';
import { DomainError } from '../../errors/domain-error.ts';
import { lockOrganization } from '../../organizations/lock-organization.ts';
import type { Directory } from '../directory.ts';

/**
 * Locks who belongs to an organization to the end of the transaction: its directory changes one thing after
 * the other. Errors: `unauthenticated` where the connection is gone, and the token with it.
 */
export async function lockDirectory(
  tx: Transaction,
  { organizationId, connectionId }: Directory,
): Promise<void> {
  await lockOrganization(tx, organizationId);
  const own = and(eq(ssoConnections.organizationId, organizationId), eq(ssoConnections.id, connectionId));
  if (await tx.$count(ssoConnections, own)) return;
  throw new DomainError('unauthenticated', 'The token is not valid.');
}
