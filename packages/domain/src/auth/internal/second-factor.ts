import type { Transaction } from '@refinery/db/create-db.ts';
import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { and, eq, isNotNull, lt, sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { openSecret, sealSecret } from '../../security/credential-vault.ts';
import { limitFailures } from './failure-limit.ts';
import { recoveryHash } from './recovery-codes.ts';
import { secondFactorSubject } from './subjects.ts';
import { stepOf } from './totp.ts';

type Db = Context['systemDb'] | Transaction;
type SecondFactor = typeof secondFactors.$inferSelect;

export const SECOND_FACTOR_PURPOSE = 'two-factor';

/** A person's secret is theirs wherever they belong: it is bound to the person. */
const ownerOf = (userId: string) => ({ organizationId: userId, purpose: SECOND_FACTOR_PURPOSE });

export const sealTotpSecret = (
  { settings }: Pick<Context, 'settings'>,
  userId: string,
  secret: string,
): string => sealSecret(settings.keyring, ownerOf(userId), secret);

export const openTotpSecret = ({ settings }: Pick<Context, 'settings'>, row: SecondFactor): string =>
  openSecret(settings.keyring, ownerOf(row.userId), row.sealedSecret);

export async function findSecondFactor(db: Db, userId: string): Promise<SecondFactor | undefined> {
  const [row] = await db.select().from(secondFactors).where(eq(secondFactors.userId, userId));
  return row;
}

export const invalidCode = (): DomainError =>
  new DomainError(
    'two_factor_code_invalid',
    'The code is not valid. Wait for the next code of your authenticator app, or send a recovery code that you have not used.',
  );

/**
 * Uses up a code of a person whose sign-in asks for one: each works once, whoever sends it again and however
 * many at once. Where it asks for none there is nothing to do. Answers whether it was a recovery code.
 * Errors: `two_factor_required`, `two_factor_code_invalid`; `rate_limited`, after too many of these.
 */
export async function useCode(
  ctx: Pick<Context, 'clock' | 'settings' | 'throttle'>,
  db: Db,
  userId: string,
  code: string | undefined,
): Promise<{ isRecovery: boolean }> {
  const row = await findSecondFactor(db, userId);
  if (!row?.confirmedAt) return { isRecovery: false };
  if (!code)
    throw new DomainError('two_factor_required', 'Also send the code of your authenticator app, as `code`.');
  return countingGuesses(ctx, userId, async () => {
    const step = stepOf(openTotpSecret(ctx, row), code, ctx.clock.now());
    const used = step === null ? await useRecoveryCode(db, userId, code) : await useStep(db, userId, step);
    if (!used) throw invalidCode();
    return { isRecovery: step === null };
  });
}

/**
 * Looks at a code that somebody shows. Wrong codes are counted by themselves: a right password, as often as
 * it is shown, forgives none. Errors: `rate_limited`, after too many; those of `look`, of which
 * `two_factor_code_invalid` counts.
 */
export const countingGuesses = <T>(
  ctx: Pick<Context, 'settings' | 'throttle'>,
  userId: string,
  look: () => Promise<T>,
): Promise<T> =>
  limitFailures(
    ctx,
    { subjects: [secondFactorSubject(ctx, userId)], failures: ['two_factor_code_invalid'] },
    look,
  );

const isOn = (userId: string) => and(eq(secondFactors.userId, userId), isNotNull(secondFactors.confirmedAt));

async function useStep(db: Db, userId: string, step: number): Promise<boolean> {
  const used = await db
    .update(secondFactors)
    .set({ lastStep: step })
    .where(and(isOn(userId), lt(secondFactors.lastStep, step)))
    .returning({ userId: secondFactors.userId });
  return used.length > 0;
}

async function useRecoveryCode(db: Db, userId: string, code: string): Promise<boolean> {
  const hash = recoveryHash(code);
  const used = await db
    .update(secondFactors)
    .set({ recoveryHashes: sql`array_remove(${secondFactors.recoveryHashes}, ${hash})` })
    .where(and(isOn(userId), sql`${hash} = any(${secondFactors.recoveryHashes})`))
    .returning({ userId: secondFactors.userId });
  return used.length > 0;
}
