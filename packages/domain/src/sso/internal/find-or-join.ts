import type { Role } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { domains } from '@refinery/db/schema/domains.ts';
import type { ProvenIdentity } from '@refinery/db/schema/sso-flows.ts';
import { ssoIdentities } from '@refinery/db/schema/sso-identities.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, eq, isNotNull } from 'drizzle-orm';
import { recordChange } from '../../audit/record-change.ts';
import { claimAccount } from '../../auth/claim-account.ts';
import { NO_PASSWORD_HASH } from '../../auth/passwords.ts';
import type { CallDetails, Context } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { isMember } from '../../members/is-member.ts';
import { joinOrganization } from '../../members/join-organization.ts';
import { lockOrganization } from '../../organizations/lock-organization.ts';
import { requireAllowedDomain } from '../../organizations/require-allowed-domain.ts';
import { createUser } from '../../users/create-user.ts';
import { domainOf } from '../../users/domain-of.ts';
import { whereEmail } from '../../users/where-email.ts';
import type { KnownConnection } from './find-sso-connections.ts';
import { nameOf } from './name-of.ts';
import { requireConnection, requireEnabled } from './require-enabled.ts';

type JoinContext = Pick<Context, 'clock'> & CallDetails;

interface Joining {
  connection: KnownConnection;
  identity: ProvenIdentity;
  role: Role;
}

/**
 * Whom an identity provider means: the id of a person. Whom it names for the first time becomes a member of
 * its organization, with the account of their e-mail, or a new one without a password. Whatever the identity
 * provider says of it, the e-mail must lie in a domain that the organization has proved. Errors:
 * `email_domain_not_allowed`; `sso_account_taken` where the identity provider has named another for this
 * account; `account_disabled`; `sso_code_invalid` where the connection is gone.
 */
export async function findOrJoin(ctx: JoinContext, tx: Transaction, joining: Joining): Promise<string> {
  const { connection, identity } = joining;
  // Of several who come at once, one after the other joins; and the connection stays until then.
  await lockOrganization(tx, connection.organizationId);
  await requireConnection(tx, connection);
  const [known] = await tx
    .select({ userId: ssoIdentities.userId })
    .from(ssoIdentities)
    .where(and(eq(ssoIdentities.connectionId, connection.id), eq(ssoIdentities.subject, identity.subject)));
  const userId = known?.userId ?? (await join(ctx, tx, joining));
  // Before anything is kept: whoever is disabled does not join, and gets no role.
  await requireEnabled(tx, userId);
  return userId;
}

async function join(
  ctx: JoinContext,
  tx: Transaction,
  { connection, identity, role }: Joining,
): Promise<string> {
  const { organizationId } = connection;
  const email = await requireOwnDomain(tx, connection, identity);
  await requireAllowedDomain(tx, organizationId, email);
  const account = await findOrMakeAccount(ctx, tx, email, identity);
  const userId = account.id;
  const owner = { organizationId, userId };
  if (!(await isMember(tx, owner))) await addMember(ctx, tx, account, { connection, identity, role });
  const [made] = await tx
    .insert(ssoIdentities)
    .values({ ...owner, connectionId: connection.id, subject: identity.subject, createdAt: ctx.clock.now() })
    .onConflictDoNothing()
    .returning({ userId: ssoIdentities.userId });
  if (made) return userId;
  throw new DomainError(
    'sso_account_taken',
    `${connection.name} has named somebody else for the account ${email} before. An admin of the organization can remove that member first.`,
  );
}

async function requireOwnDomain(
  tx: Transaction,
  { organizationId, name }: KnownConnection,
  { email }: ProvenIdentity,
): Promise<string> {
  if (email === null) throw new DomainError('email_domain_not_allowed', `${name} does not say your e-mail.`);
  const own = and(
    eq(domains.organizationId, organizationId),
    eq(domains.domain, domainOf(email)),
    isNotNull(domains.verifiedAt),
  );
  if (await tx.$count(domains, own)) return email;
  throw new DomainError(
    'email_domain_not_allowed',
    `The organization has not proved the domain ${domainOf(email)}. Ask an admin of the organization.`,
  );
}

interface Account {
  id: string;
  /** Null: nobody has. */
  emailVerifiedAt: Date | null;
}

async function findOrMakeAccount(
  ctx: JoinContext,
  tx: Transaction,
  email: string,
  { fullName }: ProvenIdentity,
): Promise<Account> {
  const emailVerifiedAt = ctx.clock.now();
  const person = { email, fullName: nameOf(email, fullName), emailVerifiedAt };
  const made = await createUser(tx, { ...person, passwordHash: NO_PASSWORD_HASH });
  if (made) return { id: made, emailVerifiedAt };
  const [known] = await tx.select().from(users).where(whereEmail(email)).for('no key update');
  if (!known) throw new TypeError('Whoever has the e-mail is there.');
  return known;
}

async function addMember(
  ctx: JoinContext,
  tx: Transaction,
  { id: userId, emailVerifiedAt }: Account,
  { connection, identity, role }: Joining,
): Promise<void> {
  const { organizationId } = connection;
  // Anybody may register with an e-mail, and would come in with its owner. A member is known already.
  if (emailVerifiedAt === null) await claimAccount(ctx, tx, userId);
  await joinOrganization(ctx, tx, { organizationId, userId, role });
  await recordChange({ ...ctx, actor: { kind: 'system', name: 'sso' } }, tx, organizationId, {
    action: 'member.add',
    target: userId,
    after: { email: identity.email, role, connection: connection.id },
  });
}
