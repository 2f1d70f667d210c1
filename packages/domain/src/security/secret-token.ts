import { hash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/**
 * What every secret of ours begins with, by what it opens: an API key, a shared link or a directory, a
 * session by refresh token and by cookie, what a mailed link or an identity provider confirms, an invitation,
 * a download of a person's data, and the signatures of a webhook. A new one is not published only if it
 * stands here, which is a change of the rules of quality (`RULES_VERSION`).
 */
export const TOKEN_PREFIXES = ['prk_', 'prs_', 'prr_', 'prc_', 'pra_', 'pri_', 'pre_', 'whsec_'] as const;
export type TokenPrefix = (typeof TOKEN_PREFIXES)[number];

export const sha256 = (text: string): string => hash('sha256', text);

/**
 * A text of 256 random bits behind a prefix that says what it opens, and its SHA-256, which alone is stored.
 */
export function newSecretToken(prefix: TokenPrefix): { token: string; hash: string } {
  const token = prefix + randomBytes(SECRET_BYTES).toString('base64url');
  return { token, hash: sha256(token) };
}
