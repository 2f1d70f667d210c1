import { hash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

export const sha256 = (text: string): string => hash('sha256', text);

/** A text of 256 random bits behind a prefix that says what it opens, and its SHA-256, which alone is stored. */
export function newSecretToken(prefix: string): { token: string; hash: string } {
  const token = prefix + randomBytes(SECRET_BYTES).toString('base64url');
  return { token, hash: sha256(token) };
}
