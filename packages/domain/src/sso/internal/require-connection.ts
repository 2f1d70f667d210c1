import type { Transaction } from '@refinery/db/create-db.ts';
import { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import { eq } from 'drizzle-orm';
import { codeInvalid } from '../../sign-in-flows/code-invalid.ts';
import type { KnownConnection } from './find-sso-connections.ts';

/** Right to the end of a transaction that holds the organization. Errors: `sso_code_invalid`. */
export async function requireConnection(tx: Transaction, { id }: KnownConnection): Promise<void> {
  if (!(await tx.$count(ssoConnections, eq(ssoConnections.id, id)))) throw codeInvalid();
}
