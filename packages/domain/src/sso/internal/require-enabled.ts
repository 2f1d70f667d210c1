import type { Transaction } from '@refinery/db/create-db.ts';
import { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';
import { accountDisabled } from '../../auth/account-disabled.ts';
import { codeInvalid } from './code-invalid.ts';
import type { KnownConnection } from './find-sso-connections.ts';

/**
 * Locks a person to the end of the transaction: whoever disables the account ends all sessions, and none
 * begins meanwhile. Errors: `account_disabled`.
 */
export async function requireEnabled(tx: Transaction, userId: string): Promise<void> {
  const [user] = await tx
    .select({ disabledAt: users.disabledAt })
    .from(users)
    .where(eq(users.id, userId))
    .for('no key update');
  if (!user || user.disabledAt) throw accountDisabled();
}

/** Right to the end of a transaction that holds the organization. Errors: `sso_code_invalid`. */
export async function requireConnection(tx: Transaction, { id }: KnownConnection): Promise<void> {
  if (!(await tx.$count(ssoConnections, eq(ssoConnections.id, id)))) throw codeInvalid();
}
