import type { Context, GuessingSettings } from '../../context/context.ts';
import { addressKey } from '../../security/address-key.ts';
import type { Subject } from '../../security/throttle/throttle.ts';
import type { ThrottlePolicy } from '../../security/throttle/throttle-state.ts';

/** An e-mail from an address, as a client that may be known. */
export const clientOf = (email: string, address: string): string =>
  JSON.stringify(['sign-in', accountOf(email), addressKey(address)]);

/**
 * An account remembers its failures for eight windows: were it one, who rests before the first wait could
 * guess three times as often as who never rests.
 */
const ACCOUNT_WINDOWS = 8;

export const accountPolicy = ({ failuresPerAccount, windowMs }: GuessingSettings): ThrottlePolicy => ({
  limit: failuresPerAccount,
  windowMs: ACCOUNT_WINDOWS * windowMs,
  wait: 'doubling',
});

/**
 * Whom a failed sign-in counts against. Where this account has signed in from this address within 30 days,
 * only that pair: so the owner gets in however many others guess. Otherwise the account and the address.
 */
export async function signInSubjects(
  ctx: Pick<Context, 'settings' | 'throttle'>,
  email: string,
  address: string,
): Promise<Subject[]> {
  const policy = accountPolicy(ctx.settings.guessing);
  const client = clientOf(email, address);
  if (await ctx.throttle.known.has(client)) return [{ kind: 'account-at-address', id: client, policy }];
  return [{ kind: 'account', id: accountOf(email), policy }, addressSubject(ctx, address)];
}

/** A person whose codes are guessed by somebody who has the password. */
export const secondFactorSubject = (ctx: Pick<Context, 'settings'>, userId: string): Subject => ({
  kind: 'second-factor',
  id: userId,
  policy: accountPolicy(ctx.settings.guessing),
});

/** An address that signs in or registers. */
export const addressSubject = (ctx: Pick<Context, 'settings'>, address: string): Subject =>
  perAddress(ctx, 'address', address);

/**
 * Mails of one kind that a person is sent a window, however often somebody asks: the last one's link stays
 * good.
 */
const MAILS_A_WINDOW = 3;

/** Whom a mail that somebody asks for counts against: what it is and for whom, and the address. */
export const mailSubjects = (
  ctx: Pick<Context, 'settings'>,
  mail: readonly [kind: string, whose: string],
  address: string,
): Subject[] => [perRecipient(ctx, mail), perAddress(ctx, 'mails-from-address', address)];

function perRecipient(ctx: Pick<Context, 'settings'>, mail: readonly [kind: string, whose: string]): Subject {
  const { failuresPerAccount, windowMs } = ctx.settings.guessing;
  const limit = Math.min(failuresPerAccount, MAILS_A_WINDOW);
  return { kind: 'mail', id: JSON.stringify(mail), policy: { limit, windowMs, wait: 'window' } };
}

const DAY_MS = 24 * 60 * 60_000;
const INVITATIONS_A_DAY = 500;
/** Of somebody whose own address nobody has confirmed. */
const INVITATIONS_OF_UNCONFIRMED = 5;

export interface CountedInvitation {
  organizationId: string;
  /** Who gets it. */
  email: string;
  /** Who invites, where nobody has confirmed their address although mails go out; null for everybody else. */
  unconfirmedId: string | null;
}

/** Whom an invitation counts against: the address that gets it, whoever invites, and the organization. */
export function invitationSubjects(
  ctx: Pick<Context, 'settings'>,
  { organizationId, email, unconfirmedId }: CountedInvitation,
): Subject[] {
  const ofAll = { limit: INVITATIONS_A_DAY, windowMs: DAY_MS, wait: 'window' } as const;
  const ofOne = { limit: INVITATIONS_OF_UNCONFIRMED, windowMs: DAY_MS, wait: 'window' } as const;
  const inviter = JSON.stringify(['invitations of', unconfirmedId]);
  return [
    perRecipient(ctx, ['invitation', accountOf(email)]),
    ...(unconfirmedId === null ? [] : [{ kind: 'mail', id: inviter, policy: ofOne } as const]),
    { kind: 'mail', id: JSON.stringify(['invitations', organizationId]), policy: ofAll },
  ];
}

const EXPORTS_A_DAY = 3;

/** Whom an export of what is held about a person counts against. */
export const exportSubjects = (userId: string): Subject[] => [
  {
    kind: 'mail',
    id: JSON.stringify(['export', userId]),
    policy: { limit: EXPORTS_A_DAY, windowMs: DAY_MS, wait: 'window' },
  },
];

/** An address that sends API keys and tokens. */
export const credentialsSubject = (ctx: Pick<Context, 'settings'>, address: string): Subject =>
  perAddress(ctx, 'credentials', address);

function perAddress(ctx: Pick<Context, 'settings'>, kind: Subject['kind'], address: string): Subject {
  const { failuresPerAddress, windowMs } = ctx.settings.guessing;
  return {
    kind,
    id: addressKey(address),
    policy: { limit: failuresPerAddress, windowMs, wait: 'window' },
  };
}

/**
 * One form for all the spellings that the database takes for one e-mail. It may well unite more than those:
 * Postgres's lower() turns `İ` into `i`, JavaScript's does not, and a spelling left over would be a counter
 * of its own.
 */
export const accountOf = (email: string): string =>
  email.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().toUpperCase();
