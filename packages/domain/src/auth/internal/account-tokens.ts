import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { type AccountTokenKind, accountTokens } from '@refinery/db/schema/account-tokens.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { newSecretToken, sha256 } from '../../security/secret-token.ts';
import { lockUser } from '../../users/lock-user.ts';

const PREFIX = 'pra_';
const MINUTE_MS = 60_000;

/** How long each kind works. */
const LIFETIME_MS: Record<AccountTokenKind, number> = {
  'reset-password': 60 * MINUTE_MS,
  'verify-email': 24 * 60 * MINUTE_MS,
};

export interface AccountToken {
  token: string;
  expiresAt: Date;
}

/** Makes a token for a person and ends the older ones of its kind. Only the hash is stored. */
export async function issueToken(
  ctx: Pick<Context, 'clock'>,
  tx: Transaction,
  owner: { userId: string; kind: AccountTokenKind },
): Promise<AccountToken> {
  const { userId, kind } = owner;
  // Of two that are made at the same time the later one stays.
  await lockUser(tx, userId);
  await tx.delete(accountTokens).where(and(eq(accountTokens.userId, userId), eq(accountTokens.kind, kind)));
  const { token, hash: tokenHash } = newSecretToken(PREFIX);
  const createdAt = ctx.clock.now();
  const expiresAt = new Date(createdAt.getTime() + LIFETIME_MS[kind]);
  await tx.insert(accountTokens).values({ id: newId(), ...owner, tokenHash, createdAt, expiresAt });
  return { token, expiresAt };
}

/** A token as somebody presents it. */
interface Presented {
  token: string;
  kind: AccountTokenKind;
}

const whereOpen = (ctx: Pick<Context, 'clock'>, { token, kind }: Presented) =>
  and(
    eq(accountTokens.tokenHash, sha256(token)),
    eq(accountTokens.kind, kind),
    isNull(accountTokens.usedAt),
    gt(accountTokens.expiresAt, ctx.clock.now()),
  );

/** Whose token it is, without using it. Errors: `account_token_invalid`. */
export async function findTokenOwner(
  ctx: Pick<Context, 'clock' | 'systemDb'>,
  presented: Presented,
): Promise<typeof users.$inferSelect> {
  const [row] = await ctx.systemDb
    .select({ user: users })
    .from(accountTokens)
    .innerJoin(users, eq(users.id, accountTokens.userId))
    .where(whereOpen(ctx, presented));
  if (!row) throw invalid(presented.kind);
  return row.user;
}

/**
 * Uses a token up and answers whose it was. Of several at the same time one succeeds. Errors:
 * `account_token_invalid`.
 */
export async function takeToken(
  ctx: Pick<Context, 'clock'>,
  tx: Transaction,
  presented: Presented,
): Promise<{ userId: string }> {
  const [found] = await tx
    .select({ userId: accountTokens.userId })
    .from(accountTokens)
    .where(whereOpen(ctx, presented));
  if (!found) throw invalid(presented.kind);
  await lockUser(tx, found.userId);
  const [used] = await tx
    .update(accountTokens)
    .set({ usedAt: ctx.clock.now() })
    .where(whereOpen(ctx, presented))
    .returning({ userId: accountTokens.userId });
  if (!used) throw invalid(presented.kind);
  return used;
}

/** Ends every open token of a person. */
export async function endTokens(tx: Transaction, userId: string): Promise<void> {
  await tx.delete(accountTokens).where(eq(accountTokens.userId, userId));
}

const ADVICE: Record<AccountTokenKind, string> = {
  'reset-password': 'Ask for a new password again, and open the newest mail.',
  'verify-email': 'Sign in, ask for a new link, and open the newest mail.',
};

const invalid = (kind: AccountTokenKind): DomainError =>
  new DomainError(
    'account_token_invalid',
    `The link is wrong, was already used or has expired. ${ADVICE[kind]}`,
  );
