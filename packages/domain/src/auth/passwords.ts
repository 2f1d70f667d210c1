import argon2 from 'argon2';
import { DomainError } from '../errors/domain-error.ts';
import { invalidField } from '../errors/invalid-field.ts';
import { isCommonPassword } from './common-passwords.ts';
import { createFairGate } from './internal/fair-gate.ts';

/**
 * argon2id with 19 MiB, two passes and one lane: the OWASP password storage minimum, chosen so that several
 * sign-ins at once do not exhaust a small machine.
 */
const OPTIONS = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const MIN_CHARACTERS = 8;
const MAX_BYTES = 1_024;

/**
 * Throws `validation_failed` unless the password has 8 characters or more and at most 1,024 bytes of UTF-8,
 * is none of the commonest and none of the texts in `personal`, which everybody who knows the account can
 * guess. `field` is what the caller named it.
 */
export async function assertPasswordAllowed(
  password: string,
  personal: readonly string[],
  field = 'password',
): Promise<void> {
  const problem = await problemOf(password, personal);
  if (problem) throw invalidField(field, problem);
}

/** What everybody who knows a person can guess. */
export const personalTextsOf = ({ email, fullName }: { email: string; fullName: string }): string[] => [
  email,
  email.split('@')[0] ?? '',
  fullName,
];

async function problemOf(password: string, personal: readonly string[]): Promise<string | null> {
  if ([...password].length < MIN_CHARACTERS) return `must have at least ${MIN_CHARACTERS} characters`;
  if (Buffer.byteLength(password) > MAX_BYTES) return `must have at most ${MAX_BYTES} bytes`;
  if (personal.some((text) => withoutSpaces(text) === withoutSpaces(password))) {
    return 'must not be your e-mail or one of your names';
  }
  if (await isCommonPassword(password)) return 'is one of the most common passwords, choose another';
  return null;
}

const withoutSpaces = (text: string): string => text.toLowerCase().replace(/\s/g, '');

/** The argon2id hash of a password, in PHC string form. */
export const hashPassword = (password: string): Promise<string> => argon2.hash(password, OPTIONS);

/**
 * A hash of a password nobody knows, so that a sign-in for an unknown e-mail costs what any other costs. Not
 * made but written down: making it would set the first such sign-in apart.
 */
const DECOY_HASH = `$argon2id$v=19$m=${OPTIONS.memoryCost},t=${OPTIONS.timeCost},p=${OPTIONS.parallelism}$/RvNgNvG7tDBdbGeVUgYcA$0cPQkM3VXh2uUjPyYcfEa5S0VpeYbVbuo2Nlp6Y3Wl0`;

/** The hash of an account without a password. */
export const NO_PASSWORD_HASH = DECOY_HASH;

/** Whether the password matches. Without a hash it does the same work and answers false. */
export async function verifyPassword(hash: string | undefined, password: string): Promise<boolean> {
  const matches = await argon2.verify(hash ?? DECOY_HASH, password.slice(0, MAX_BYTES * 4));
  return hash !== undefined && matches;
}

/** Half of the process's thread pool: the rest stays free for files and names. */
const PASSWORDS_AT_ONCE = 2;
/** Two to three seconds of work. */
const PASSWORDS_WAITING = 128;

const gate = createFairGate({
  running: PASSWORDS_AT_ONCE,
  waiting: PASSWORDS_WAITING,
  refusal: () =>
    new DomainError('rate_limited', 'Too many people are signing in right now. Try again in a moment.', {
      retryAfterSeconds: 1,
    }),
});

/**
 * Hashes or verifies a password for somebody at an address, when it is their turn: a flood of sign-ins delays
 * itself, not the sign-ins from elsewhere nor the rest of the process. Errors: `rate_limited`; what `work`
 * throws.
 */
export const withPasswordTurn = <T>(address: string, work: () => Promise<T>): Promise<T> =>
  gate.run(address, work);
