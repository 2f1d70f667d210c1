import { randomInt } from 'node:crypto';
import { sha256 } from '../../security/secret-token.ts';

/** Without what is read as something else: 0 and o, 1, i and l. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';
const PARTS = 4;
const LETTERS_A_PART = 4;
const CODES = 10;

export interface RecoveryCodes {
  codes: string[];
  hashes: string[];
}

/**
 * Ten codes of sixteen letters (79 bits each, too many to try against their hashes), and what of them is
 * stored.
 */
export function newRecoveryCodes(): RecoveryCodes {
  const codes = Array.from({ length: CODES }, () => Array.from({ length: PARTS }, part).join('-'));
  return { codes, hashes: codes.map(recoveryHash) };
}

const part = (): string =>
  Array.from({ length: LETTERS_A_PART }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** However it was typed: in capitals, with or without the hyphen. */
export const recoveryHash = (code: string): string => sha256(code.toLowerCase().replace(/[^a-z0-9]/g, ''));
