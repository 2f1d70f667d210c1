import argon2 from 'argon2';
import { DomainError } from '../errors.ts';

/**
 * argon2id with 19 MiB, two passes and one lane: the OWASP password storage minimum, chosen so that several sign-ins
 * at once do not exhaust a small machine.
 */
const OPTIONS = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const MIN_CHARACTERS = 8;
const MAX_BYTES = 1_024;

/** Throws `validation_failed` unless the password has 8 characters or more and at most 1,024 bytes of UTF-8. */
export function assertPasswordAllowed(password: string): void {
  const problem =
    [...password].length < MIN_CHARACTERS
      ? `must have at least ${MIN_CHARACTERS} characters`
      : Buffer.byteLength(password) > MAX_BYTES
        ? `must have at most ${MAX_BYTES} bytes`
        : null;
  if (!problem) return;
  throw new DomainError('validation_failed', `password ${problem}.`, {
    errors: [{ path: 'password', message: problem }],
  });
}

/** The argon2id hash of a password, in PHC string form. */
export const hashPassword = (password: string): Promise<string> => argon2.hash(password, OPTIONS);

/** A hash of a password nobody has, so that a sign-in for an unknown e-mail costs what any other costs. */
let decoyHash: Promise<string> | undefined;

/** Whether the password matches. Without a hash it does the same work and answers false. */
export async function verifyPassword(hash: string | undefined, password: string): Promise<boolean> {
  decoyHash ??= hashPassword('no account has this password');
  const matches = await argon2.verify(hash ?? (await decoyHash), password.slice(0, MAX_BYTES * 4));
  return hash !== undefined && matches;
}
