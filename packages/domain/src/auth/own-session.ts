import type { SessionKind } from '@refinery/contracts/auth.ts';
import type { ErrorCode } from '@refinery/contracts/error-codes.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { users } from '@refinery/db/schema/users.ts';
import { asc, eq, type SQL, sql } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { ssoRequired } from '../context/actor.ts';
import type { CallDetails, Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { startMail } from '../mail/send-mail.ts';
import { insertOwnOrganization, nameAfter } from '../organizations/insert-own-organization.ts';
import { mustUseSso } from '../organizations/must-use-sso.ts';
import type { JobId } from '../work/tables.ts';
import { useCode } from './internal/second-factor.ts';
import { clientOf } from './internal/subjects.ts';
import { tellOfExemption } from './internal/tell-of-exemption.ts';
import { findMemberReply, openSession, type SignedIn } from './sessions.ts';

/** Whoever signs in as themselves. */
export interface Account {
  id: string;
  email: string;
  fullName: string;
  passwordHash: string;
  /** Where they may come in as themselves, else where not; null: the person belongs to none. */
  organizationId: string | null;
  mustUseSso: boolean;
}

/** The account that meets a condition, with the organization that its person joined first. */
export async function findAccount(
  { settings, systemDb }: Pick<Context, 'settings' | 'systemDb'>,
  where: SQL,
): Promise<Account | undefined> {
  const isRefused = sql<boolean>`coalesce(${mustUseSso(settings)}, false)`;
  const [account] = await systemDb
    .select({
      id: users.id,
      email: users.email,
      fullName: users.fullName,
      passwordHash: users.passwordHash,
      organizationId: memberships.organizationId,
      mustUseSso: isRefused,
    })
    .from(users)
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .leftJoin(organizations, eq(organizations.id, memberships.organizationId))
    .leftJoin(subscriptions, eq(subscriptions.organizationId, memberships.organizationId))
    .where(where)
    .orderBy(asc(isRefused), asc(memberships.createdAt))
    .limit(1);
  return account;
}

/** How somebody signs in as themselves. */
export interface OwnSignIn {
  /** Shows in the transaction that they may; what it throws is thrown. */
  prove: (tx: Transaction) => Promise<void>;
  /** Of their second factor. */
  code: string | undefined;
  session: SessionKind | undefined;
  /** What the audit log says of it; undefined: nothing, it was a password. */
  by?: string;
}

export type OwnSessionContext = Context & CallDetails & { address: string; userAgent?: string | undefined };

/** What is refused after they have proved who they are, and stands in the audit log. */
const RECORDED: readonly ErrorCode[] = ['two_factor_code_invalid', 'sso_required'];

/**
 * Opens a session for somebody who signs in as themselves, in the organization that they joined first; who
 * has left or lost all gets a new one. Organizations that require single sign-on are passed over, but for
 * whom they exempt. Errors: `two_factor_required`, `two_factor_code_invalid`, `sso_required`, `rate_limited`;
 * what `prove` throws.
 */
export async function openOwnSession(
  ctx: OwnSessionContext,
  account: Account,
  signIn: OwnSignIn,
): Promise<SignedIn> {
  const { signedIn, mails } = await ctx.systemDb
    .transaction((tx) => open(ctx, tx, account, signIn))
    .catch((error: unknown) => {
      if (error instanceof DomainError && RECORDED.includes(error.code)) recordRefusal(ctx, account);
      throw error;
    });
  for (const mail of mails) await startMail(ctx, mail);
  await ctx.throttle.known.add(clientOf(account.email, ctx.address));
  return signedIn;
}

async function open(
  ctx: OwnSessionContext,
  tx: Transaction,
  account: Account,
  { prove, code, session: kind, by }: OwnSignIn,
): Promise<{ signedIn: SignedIn; mails: JobId[] }> {
  const userId = account.id;
  await prove(tx);
  if (account.mustUseSso) throw ssoRequired();
  // Once all else was right: who does not have that learns nothing of codes.
  const { isRecovery } = await useCode(ctx, tx, userId, code);
  const author = { ...ctx, actor: { kind: 'user', userId } } as const;
  const own = { userId, name: nameAfter(account.fullName) };
  const organizationId = account.organizationId ?? (await insertOwnOrganization(author, tx, own)).id;
  const owner = { organizationId, userId };
  const user = await findMemberReply(tx, owner);
  if (!user) throw new DomainError('invalid_credentials');
  const { address, userAgent } = ctx;
  const session = await openSession(ctx, tx, owner, { address, userAgent, session: kind });
  const ways = [...(by === undefined ? [] : [by]), ...(isRecovery ? ['recovery code'] : [])];
  await recordChange(author, tx, organizationId, {
    action: 'session.create',
    target: session.sessionId,
    ...(ways.length > 0 ? { after: { by: ways.join(' and ') } } : {}),
  });
  return { signedIn: { ...session, user }, mails: await tellOfExemption(ctx, tx, account) };
}

/**
 * Writes into the audit log of an account's organization that somebody was refused, in the background.
 * Whoever it was has shown no right to be called a user.
 */
export function recordRefusal(ctx: OwnSessionContext, account: Account | undefined): void {
  ctx.background.run('session.refused', async () => {
    const organizationId = account?.organizationId;
    if (!organizationId) return;
    await ctx.systemDb.transaction((tx) =>
      recordChange({ ...ctx, actor: { kind: 'system', name: 'sign-in' } }, tx, organizationId, {
        action: 'session.refused',
        target: account.id,
      }),
    );
  });
}
