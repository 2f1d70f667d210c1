import type { Transaction } from '@refinery/db/create-db.ts';
import type { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import { findRules } from '../../directory/directory-role.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { lockOrganization } from '../../organizations/lock-organization.ts';
import type { Directory } from '../directory.ts';

/**
 * Locks who belongs to an organization to the end of the transaction: its directory changes one thing after the
 * other. Answers the rules for roles. Errors: `unauthenticated` where the connection is gone, and the token with
 * it.
 */
export async function lockDirectory(
  tx: Transaction,
  directory: Directory,
): Promise<Pick<typeof ssoConnections.$inferSelect, 'defaultRole' | 'roleMapping'>> {
  await lockOrganization(tx, directory.organizationId);
  const rules = await findRules(tx, directory);
  if (!rules) throw new DomainError('unauthenticated', 'The token is not valid.');
  return rules;
}
