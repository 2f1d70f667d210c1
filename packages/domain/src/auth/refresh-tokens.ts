import { randomBytes } from 'node:crypto';
import { sha256 } from '../security/secret-token.ts';

const PREFIX = 'prr_';
const SESSION_ID_BYTES = 16;
const SECRET_BYTES = 32;

export interface RefreshToken {
  token: string;
  hash: string;
}

/** A new random refresh token that names its session. Only the hash is stored. */
export function newRefreshToken(sessionId: string): RefreshToken {
  const id = Buffer.from(sessionId.replaceAll('-', ''), 'hex');
  const token = PREFIX + Buffer.concat([id, randomBytes(SECRET_BYTES)]).toString('base64url');
  return { token, hash: sha256(token) };
}

/** The session a refresh token names, or null where the text is no refresh token. */
export function sessionIdOf(token: string): string | null {
  if (!token.startsWith(PREFIX)) return null;
  const bytes = Buffer.from(token.slice(PREFIX.length), 'base64url');
  if (bytes.length !== SESSION_ID_BYTES + SECRET_BYTES) return null;
  const hex = bytes.subarray(0, SESSION_ID_BYTES).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
