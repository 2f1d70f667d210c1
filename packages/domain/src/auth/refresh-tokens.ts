import { randomBytes } from 'node:crypto';
import { sha256, type TokenPrefix } from '../security/secret-token.ts';

const REFRESH: TokenPrefix = 'prr_';
const COOKIE: TokenPrefix = 'prc_';
const SESSION_ID_BYTES = 16;
const SECRET_BYTES = 32;

export interface RefreshToken {
  token: string;
  hash: string;
}

/** A new random refresh token that names its session. Only the hash is stored. */
export const newRefreshToken = (sessionId: string): RefreshToken => newSecret(REFRESH, sessionId);

/** The content of a new cookie that names its session. Only the hash is stored. */
export const newSessionCookie = (sessionId: string): RefreshToken => newSecret(COOKIE, sessionId);

/** The session a refresh token names, or null where the text is no refresh token. */
export const sessionIdOf = (token: string): string | null => idIn(REFRESH, token);

/** The session a cookie names, or null where the text is none of our cookies. */
export const sessionIdOfCookie = (cookie: string): string | null => idIn(COOKIE, cookie);

function newSecret(prefix: string, sessionId: string): RefreshToken {
  const id = Buffer.from(sessionId.replaceAll('-', ''), 'hex');
  const token = prefix + Buffer.concat([id, randomBytes(SECRET_BYTES)]).toString('base64url');
  return { token, hash: sha256(token) };
}

function idIn(prefix: string, token: string): string | null {
  if (!token.startsWith(prefix)) return null;
  const bytes = Buffer.from(token.slice(prefix.length), 'base64url');
  if (bytes.length !== SESSION_ID_BYTES + SECRET_BYTES) return null;
  const hex = bytes.subarray(0, SESSION_ID_BYTES).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
