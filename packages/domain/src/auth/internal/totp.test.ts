import { Secret } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { newTotpSecret, otpauthUrl, stepOf } from './totp.ts';

/** The secret of RFC 6238, appendix B. */
const SECRET = Secret.fromLatin1('12345678901234567890').base32;
const at = (seconds: number): Date => new Date(seconds * 1_000);

describe('a code', () => {
  // The last six digits of the eight that the RFC gives for SHA-1.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ])('at %i s since 1970 is %s', (seconds, code) => {
    expect(stepOf(SECRET, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  it.each([
    [1_234_567_859, null],
    [1_234_567_860, 41_152_263],
    [1_234_567_949, 41_152_263],
    [1_234_567_950, null],
  ])('works in its half minute and those beside it: at %i s', (seconds, step) => {
    expect(stepOf(SECRET, '005924', at(seconds))).toBe(step);
  });

  it.each([' 005924', '005 924', '0 0 5 9 2 4', '005924\n'])('may be typed as %j', (code) => {
    expect(stepOf(SECRET, code, at(1_234_567_890))).toBe(41_152_263);
  });

  it.each([
    '٠٠٥٩٢٤',
    '００５９２４',
    '0059٢4',
    '00592\u0664',
    '',
    '5924',
    '05924',
    '0005924',
    '89005924',
    '005925',
    'abcdef',
  ])('%j is none', (code) => {
    expect(stepOf(SECRET, code, at(1_234_567_890))).toBeNull();
  });
});

describe('a new secret', () => {
  it('has 160 bits, and is never the same', () => {
    const secrets = Array.from({ length: 20 }, newTotpSecret);
    expect(new Set(secrets).size).toBe(20);
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  });

  it('is told to authenticators with the product and whose it is', () => {
    const { protocol, host, pathname, searchParams } = new URL(otpauthUrl(SECRET, 'ann@example.org'));
    expect([protocol, host, decodeURIComponent(pathname)]).toEqual([
      'otpauth:',
      'totp',
      '/Prompt Refinery:ann@example.org',
    ]);
    expect(Object.fromEntries(searchParams)).toEqual({
      issuer: 'Prompt Refinery',
      secret: SECRET,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });
});
