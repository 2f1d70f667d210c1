import { stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  assertPasswordAllowed,
  hashPassword,
  personalTextsOf,
  verifyPassword,
  withPasswordTurn,
} from './passwords.ts';
import { watchComparisons } from './testing/watch-comparisons.ts';

const HASHES = 30;
/** The OWASP minimum: 19 MiB, two passes, one lane; a salt of 16 bytes and a tag of 32, in base64. */
const COSTS = 'argon2id v=19 m=19456 p=1 t=2 22 43';

it('files are read while many passwords wait: half of the thread pool stays free', async () => {
  let done = 0;
  const hashes = Array.from({ length: HASHES }, (_, index) =>
    withPasswordTurn(`address-${index % 3}`, async () => {
      await hashPassword('a password');
      done += 1;
    }),
  );
  await stat('.');
  const doneBefore = done;
  await Promise.all(hashes);
  // Behind all of them in the queue of the thread pool it would be nearly all.
  expect(doneBefore).toBeLessThan(HASHES / 2);
});

it('of too many at once the newest from the busiest address are told to come back', async () => {
  const send = (count: number, address: string) =>
    Promise.allSettled(Array.from({ length: count }, () => withPasswordTurn(address, async () => 'served')));
  const [flood, ...others] = await Promise.all([
    send(132, 'flood'),
    ...['one', 'two', 'three'].map((address) => send(1, address)),
  ]);
  expect(others.flat()).toEqual(others.map(() => ({ status: 'fulfilled', value: 'served' })));
  const refused = flood.filter((outcome) => outcome.status === 'rejected');
  expect(refused).toHaveLength(5);
  for (const { reason } of refused) {
    expect(reason).toMatchObject({ code: 'rate_limited', extras: { retryAfterSeconds: 1 } });
  }
});

it.each([
  ['seven characters of two code units each', '😀'.repeat(7), 'must have at least 8 characters'],
  ['1,025 bytes', `${'é'.repeat(512)}x`, 'must have at most 1024 bytes'],
])('a password of %s is refused', async (_name, password, problem) => {
  await expect(assertPasswordAllowed(password, [])).rejects.toMatchObject({
    code: 'validation_failed',
    message: `password ${problem}.`,
  });
});

it.each(['ada.lovelace@example.com', 'Ada.Lovelace', 'AdaLovelace', 'ada lovelace'])(
  'a password that says who somebody is, is refused: %s',
  async (password) => {
    const personal = personalTextsOf({ email: 'ada.lovelace@example.com', fullName: 'Ada Lovelace' });
    await expect(assertPasswordAllowed(password, personal)).rejects.toMatchObject({
      code: 'validation_failed',
      message: expect.stringContaining('your e-mail or one of your names'),
    });
  },
);

it.each([
  ['eight characters of two code units each', '😀'.repeat(8)],
  ['1,024 bytes', 'é'.repeat(512)],
])('a password of %s is taken', async (_name, password) => {
  await expect(assertPasswordAllowed(password, [])).resolves.toBeUndefined();
});

describe('comparing a password', () => {
  it('tells the right one from others', async () => {
    const hash = await hashPassword('a password');
    expect(await verifyPassword(hash, 'a password')).toBe(true);
    expect(await verifyPassword(hash, 'another password')).toBe(false);
  });

  it('costs the same work where there is no hash to match', async () => {
    const hash = await hashPassword('a password');
    const comparisons = watchComparisons();
    expect(await verifyPassword(hash, 'another password')).toBe(false);
    expect(await verifyPassword(undefined, 'a password')).toBe(false);
    expect(comparisons.costs()).toEqual([COSTS, COSTS]);
    expect(await comparisons.outcomes()).toEqual([false, false]);
  });
});
