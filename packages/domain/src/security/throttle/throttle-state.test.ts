import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountPolicy } from '../../auth/internal/subjects.ts';
import {
  LONGEST_WAIT_MS,
  NO_FAILURES,
  type ThrottlePolicy,
  waitOf,
  withFailure,
  withoutFailure,
} from './throttle-state.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const account = accountPolicy({ failuresPerAccount: 10, failuresPerAddress: 30, windowMs: 15 * MINUTE_MS });
const address: ThrottlePolicy = { limit: 3, windowMs: 15 * MINUTE_MS, wait: 'window' };
const START = Date.UTC(2026, 0, 1);

const fail = (policy: ThrottlePolicy, times: number, state = NO_FAILURES, now = START) =>
  Array.from({ length: times }).reduce<typeof state>((before) => withFailure(before, policy, now), state);

describe('a doubling wait', () => {
  it.each([
    [9, 0],
    [10, 1],
    [11, 2],
    [12, 4],
    [17, 128],
    [18, 256],
    [19, 300],
    [20, 300],
    [5_000, 300],
  ])('after %i failures is %i s', (failures, seconds) => {
    expect(waitOf(fail(account, failures), START)).toBe(seconds * 1_000);
  });

  it('is forgotten a window after it has ended, not before', () => {
    const held = fail(account, 19);
    const over = START + LONGEST_WAIT_MS + account.windowMs;
    expect(withFailure(held, account, over - 1).failures).toBe(20);
    expect(withFailure(held, account, over)).toMatchObject({ failures: 1, waitUntil: 0 });
  });

  it.each([
    ['never', Number.POSITIVE_INFINITY],
    ...Array.from({ length: 20 }, (_, index): [string, number] => [`after each ${index + 1}`, index + 1]),
  ])('lets an attacker who rests %s try about 300 passwords a day at most', (_name, restAfter) => {
    let [now, tries, state] = [START, 0, NO_FAILURES];
    while (now < START + DAY_MS) {
      state = withFailure(state, account, now);
      tries += 1;
      now = state.failures < restAfter ? now + waitOf(state, now) : state.endsAt;
    }
    expect(tries).toBeLessThan(320);
  });
});

describe('a wait to the end of the window', () => {
  it('ends a window after the first failure, however late the last one came', () => {
    const late = START + 14 * MINUTE_MS;
    const held = fail(address, 1, fail(address, 2), late);
    expect(waitOf(held, late)).toBe(MINUTE_MS);
    expect(withFailure(held, address, late + MINUTE_MS)).toMatchObject({ failures: 1, waitUntil: 0 });
  });
});

it.each([account, address])('a try that is taken back leaves nothing behind: %j', (policy) => {
  fc.assert(
    fc.property(fc.nat(40), (failures) => {
      const before = fail(policy, failures);
      const after = withoutFailure(withFailure(before, policy, START), policy);
      expect(after.failures).toBe(before.failures);
      if (failures < policy.limit) expect(waitOf(after, START)).toBe(0);
    }),
  );
});
