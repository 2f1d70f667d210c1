import { expect, it } from 'vitest';
import { newRecoveryCodes, recoveryHash } from './recovery-codes.ts';

it('there are ten, each another, of sixteen letters that nobody takes for others', () => {
  const { codes, hashes } = newRecoveryCodes();
  expect([codes.length, hashes.length]).toEqual([10, 10]);
  expect(new Set([...codes, ...newRecoveryCodes().codes]).size).toBe(20);
  for (const code of codes) expect(code).toMatch(/^([2-9a-hjkmnp-z]{4}-){3}[2-9a-hjkmnp-z]{4}$/);
});

it('of each its hash is stored, by which it is known again', () => {
  const { codes, hashes } = newRecoveryCodes();
  expect(hashes).toEqual(codes.map(recoveryHash));
  expect(new Set(hashes).size).toBe(10);
  expect(hashes.join()).not.toContain(codes[0]);
});

it.each(['ABCD-EFGH-JKMN-PQRS', 'abcdefghjkmnpqrs', ' abcd efgh jkmn pqrs ', 'Abcd–Efgh_jkmn.pqrs'])(
  'may be typed as %j',
  (typed) => {
    expect(recoveryHash(typed)).toBe(recoveryHash('abcd-efgh-jkmn-pqrs'));
  },
);

it.each(['abcd-efgh-jkmn-pqrt', 'abcd-efgh-jkmn-pqr', 'abcd-efgh-jkmn-pqrs2', 'bacd-efgh-jkmn-pqrs', ''])(
  '%j is another',
  (other) => {
    expect(recoveryHash(other)).not.toBe(recoveryHash('abcd-efgh-jkmn-pqrs'));
  },
);
