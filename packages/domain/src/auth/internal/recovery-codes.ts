import { createHash, randomInt } from 'node:crypto';

/** Without what is read as something else: 0 and o, 1, i and l. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';
const HALF = 5;
const CODES = 10;

export interface RecoveryCodes {
  codes: string[];
  hashes: string[];
}

/** Ten codes of ten letters (49 bits each), and what of them is stored. */
export function newRecoveryCodes(): RecoveryCodes {
  const codes = Array.from({ length: CODES }, () => `${letters()}-${letters()}`);
  return { codes, hashes: codes.map(recoveryHash) };
}

const letters = (): string => Array.from({ length: HALF }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** However it was typed: in capitals, with or without the hyphen. */
export const recoveryHash = (code: string): string =>
  createHash('sha256')
    .update(code.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .digest('hex');
