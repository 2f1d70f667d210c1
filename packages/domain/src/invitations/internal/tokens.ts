import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** What opens an invitation, and what of it is stored. */
export function newInvitationToken(): { token: string; hash: string } {
  const token = `pri_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  return { token, hash: hashOf(token) };
}

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
