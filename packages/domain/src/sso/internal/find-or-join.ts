import type { Role } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import type { ProvenIdentity } from '@refinery/db/schema/sso-flows.ts';
import { ssoIdentities } from '@refinery/db/schema/sso-identities.ts';
import { and, eq } from 'drizzle-orm';
import { requireEnabled } from '../../auth/require-enabled.ts';
import type { Context } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { lockOrganization } from '../../organizations/lock-organization.ts';
import { type JoinContext, joinByEmail } from '../join-by-email.ts';
import type { KnownConnection } from './find-sso-connections.ts';
import { requireConnection } from './require-connection.ts';

interface Joining {
  connection: KnownConnection;
  identity: ProvenIdentity;
  role: Role;
}

/**
 * Whom an identity provider means: the id of a person. Whom it names for the first time becomes a member of
 * its organization, with the account of their e-mail, or a new one without a password. Whatever the identity
 * provider says of it, the e-mail must lie in a domain that the organization has proved. Errors:
 * `email_domain_not_allowed`, `member_deactivated`; `sso_account_taken` where the identity provider has named
 * another for this account; `account_disabled`; `sso_code_invalid` where the connection is gone.
 */
export async function findOrJoin(ctx: JoinContext, tx: Transaction, joining: Joining): Promise<string> {
  const { connection, identity } = joining;
  // Of several who come at once, one after the other joins; and the connection stays until then.
  await lockOrganization(tx, connection.organizationId);
  await requireConnection(tx, connection);
  const userId = (await findNamed(tx, connection, identity)) ?? (await join(ctx, tx, joining));
  // Before anything is kept: whoever is disabled does not join, and gets no role.
  await requireEnabled(tx, userId);
  return userId;
}

/** The account that an identity provider has named before by this subject; null: it has not. */
export async function findNamed(
  db: Context['systemDb'] | Transaction,
  connection: KnownConnection,
  { subject }: ProvenIdentity,
): Promise<string | null> {
  const [named] = await db
    .select({ userId: ssoIdentities.userId })
    .from(ssoIdentities)
    .where(and(eq(ssoIdentities.connectionId, connection.id), eq(ssoIdentities.subject, subject)));
  return named?.userId ?? null;
}

async function join(
  ctx: JoinContext,
  tx: Transaction,
  { connection, identity, role }: Joining,
): Promise<string> {
  const { organizationId, id: connectionId } = connection;
  const { email, fullName, subject } = identity;
  if (email === null)
    throw new DomainError('email_domain_not_allowed', `${connection.name} does not say your e-mail.`);
  const userId = await joinByEmail(ctx, tx, {
    organizationId,
    connectionId,
    email,
    fullName,
    role,
    by: 'sso',
  });
  const [made] = await tx
    .insert(ssoIdentities)
    .values({ organizationId, userId, connectionId, subject, createdAt: ctx.clock.now() })
    .onConflictDoNothing()
    .returning({ userId: ssoIdentities.userId });
  if (made) return userId;
  throw new DomainError(
    'sso_account_taken',
    `${connection.name} has named somebody else for the account ${email} before. An admin of the organization can remove that member first.`,
  );
}
