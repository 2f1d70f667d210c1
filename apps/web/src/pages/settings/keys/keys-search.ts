import { text } from '../../../parts/search-values.ts';

/** Characters of a key that may be told: more of it would be in addresses and logs. */
const LONGEST_PREFIX = 12;
const PREFIX = /^prk_[A-Za-z0-9_-]{0,8}$/;

export type KeysSearch = { prefix?: string };

/** The filter that an address names. */
export const keysSearch = (search: Record<string, unknown>): KeysSearch =>
  text('prefix', search, (value) => PREFIX.test(value));

/** The filter for what was typed, which may be a whole key. */
export const searchFor = (typed: string): KeysSearch =>
  keysSearch({ prefix: typed.trim().slice(0, LONGEST_PREFIX) });
