import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { RULES } from './rules/all-rules.ts';
import { RULES_VERSION } from './rules-version.ts';

/**
 * SHA-256 of what the rules of a version are. Add a line, and never change one: scores with it are stored.
 */
const HASHES: Record<number, string> = {
  1: '468c6392d49b5baee0eb8f3e63596d3564b52592aadfc5ef8d352e37254da0fe',
};

it('the rules are those of their version: who changes one raises RULES_VERSION', () => {
  const rules = RULES.map(({ rule, weight, lookedFor, limits }) => [
    rule,
    weight,
    lookedFor.map(({ source, flags }) => [source, flags]),
    limits,
  ]);
  const hash = createHash('sha256').update(JSON.stringify(rules)).digest('hex');
  expect(HASHES[RULES_VERSION]).toBe(hash);
});

it('no version is left out', () => {
  expect(Object.keys(HASHES).map(Number)).toEqual(Array.from({ length: RULES_VERSION }, (_, n) => n + 1));
});
