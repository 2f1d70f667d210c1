import type { Role } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { domains } from '@refinery/db/schema/domains.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, eq, isNotNull } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { claimAccount } from '../auth/claim-account.ts';
import { NO_PASSWORD_HASH } from '../auth/passwords.ts';
import type { CallDetails, Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { reactivateMember } from '../members/deactivate-member.ts';
import { isMember } from '../members/is-member.ts';
import { joinOrganization } from '../members/join-organization.ts';
import { requireAllowedDomain } from '../organizations/require-allowed-domain.ts';
import { createUser } from '../users/create-user.ts';
import { domainOf } from '../users/domain-of.ts';
import { nameOf } from '../users/name-of.ts';
import { whereEmail } from '../users/where-email.ts';

export type JoinContext = Pick<Context, 'clock'> & CallDetails;

interface Joining {
  organizationId: string;
  /** Whose people they are. */
  connectionId: string;
  email: string;
  fullName: string | null;
  /** Of whoever is no member yet. */
  role: Role;
  /** Who says so: the identity provider at a sign-in, or its directory, which also wakes who slept. */
  by: 'sso' | 'scim';
}

/**
 * Makes whoever has an e-mail in a domain that an organization has proved a member of it: with the account of
 * the e-mail, or a new one without a password. A member stays as they are. Answers whose account it is. Right
 * only while the organization is locked. Errors: `email_domain_not_allowed`, `member_deactivated`.
 */
export async function joinByEmail(ctx: JoinContext, tx: Transaction, joining: Joining): Promise<string> {
  const { organizationId, email } = joining;
  await requireOwnEmail(tx, organizationId, email);
  const account = await findOrMakeAccount(ctx, tx, joining);
  const owner = { organizationId, userId: account.id };
  const isKnown = (await isMember(tx, owner)) || (joining.by === 'scim' && (await wake(ctx, tx, owner)));
  if (!isKnown) await addMember(ctx, tx, account, joining);
  return account.id;
}

/** Whether an organization has proved the domain of an e-mail. */
export async function hasOwnDomain(tx: Transaction, organizationId: string, email: string): Promise<boolean> {
  const own = and(
    eq(domains.organizationId, organizationId),
    eq(domains.domain, domainOf(email)),
    isNotNull(domains.verifiedAt),
  );
  return (await tx.$count(domains, own)) > 0;
}

/** Throws `email_domain_not_allowed` unless an e-mail is the organization's to give, and may join it. */
export async function requireOwnEmail(tx: Transaction, organizationId: string, email: string): Promise<void> {
  if (await hasOwnDomain(tx, organizationId, email)) return requireAllowedDomain(tx, organizationId, email);
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
  { email, fullName }: Pick<Joining, 'email' | 'fullName'>,
): Promise<Account> {
  const emailVerifiedAt = ctx.clock.now();
  const person = { email, fullName: nameOf(email, fullName), emailVerifiedAt };
  const made = await createUser(tx, { ...person, passwordHash: NO_PASSWORD_HASH });
  if (made) return { id: made, emailVerifiedAt };
  const [known] = await tx.select().from(users).where(whereEmail(email)).for('no key update');
  if (!known) throw new TypeError('Whoever has the e-mail is there.');
  return known;
}

/** Whether the directory had switched them off, and does not any more. */
async function wake(
  ctx: JoinContext,
  tx: Transaction,
  owner: { organizationId: string; userId: string },
): Promise<boolean> {
  const role = await reactivateMember(tx, owner);
  if (role === null) return false;
  await recordChange({ ...ctx, actor: { kind: 'system', name: 'scim' } }, tx, owner.organizationId, {
    action: 'member.activate',
    target: owner.userId,
    after: { role },
  });
  return true;
}

async function addMember(
  ctx: JoinContext,
  tx: Transaction,
  { id: userId, emailVerifiedAt }: Account,
  { organizationId, connectionId, email, role, by }: Joining,
): Promise<void> {
  // Anybody may register with an e-mail, and would come in with its owner. A member is known already.
  if (emailVerifiedAt === null) await claimAccount(ctx, tx, userId);
  await joinOrganization(ctx, tx, { organizationId, userId, role });
  await recordChange({ ...ctx, actor: { kind: 'system', name: by } }, tx, organizationId, {
    action: 'member.add',
    target: userId,
    after: { email, role, connection: connectionId },
  });
}
