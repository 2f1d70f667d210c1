import { expect, it } from 'vitest';
import { challengeOf, newVerifier } from './proof-key.ts';

it('is what RFC 7636 says of its example', async () => {
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  expect(await challengeOf(verifier)).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
});

it('is another one each time, as the API takes it', () => {
  const made = Array.from({ length: 50 }, newVerifier);
  expect(new Set(made).size).toBe(made.length);
  expect(made.filter((verifier) => !/^[A-Za-z0-9_-]{43}$/.test(verifier))).toEqual([]);
});
