import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf, sharedBytes } from './compare-heads.ts';
import { addCompared, type DaySum } from './day-sums.ts';
import { RecentHeads } from './recent-heads.ts';

const head = (text: string) => Buffer.from(text);
const DATED = (date: string) =>
  head(`You are a helper of Acme. Today is ${date}. Answer briefly, and never in French.`);

describe('where two prompts differ', () => {
  it('is the first byte that is not the same', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    fc.assert(
      fc.property(text, text, text, (before, one, other) => {
        const [a, b] = [head(before + one), head(before + other)];
        const shared = sharedBytes(a, b);
        expect(a.subarray(0, shared)).toEqual(b.subarray(0, shared));
        if (shared < Math.min(a.length, b.length)) expect(a[shared]).not.toBe(b[shared]);
      }),
    );
  });

  it('is told with both sides', () => {
    const [one, other] = [DATED('2026-07-01'), DATED('2026-07-02')];
    expect(differenceOf(one, other, sharedBytes(one, other))).toEqual({
      at: 44,
      excerpt:
        '…Acme. Today is 2026-07-0[1. Answer briefly, and never in French. → 2. Answer briefly, and never in French.]',
    });
  });

  it('is told in whole characters that any database holds, never more than 120', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(text, text, text, (before, one, other) => {
        const [a, b] = [head(before + one), head(before + other)];
        const { at, excerpt } = differenceOf(a, b, sharedBytes(a, b));
        expect([...excerpt].length).toBeLessThanOrEqual(120);
        expect(excerpt).not.toMatch(/[\0\n]/);
        expect(excerpt.isWellFormed()).toBe(true);
        // No character was cut in the middle.
        expect(head(a.subarray(0, at).toString())).toEqual(a.subarray(0, at));
      }),
    );
  });
});

describe('the latest prompts', () => {
  it('are compared with the one that is most alike', () => {
    const heads = new RecentHeads({ maxBytes: 10_000 });
    expect(heads.compare('k', head('First program.'))).toBe('first');
    expect(heads.compare('k', DATED('2026-07-01'))).toMatchObject({ at: 0 });
    expect(heads.compare('k', head('First program.'))).toBe('same');
    expect(heads.compare('k', DATED('2026-07-02'))).toMatchObject({ at: 44 });
    expect(heads.compare('other', DATED('2026-07-02'))).toBe('first');
  });

  it('are no more than may be held', () => {
    const heads = new RecentHeads({ maxBytes: 1_000 });
    for (let n = 0; n < 20; n += 1) heads.compare(`k${n}`, Buffer.alloc(300, n));
    expect(heads.compare('k0', Buffer.alloc(300, 0))).toBe('first');
    // Those of one key take turns.
    for (let n = 0; n < 9; n += 1) heads.compare('k', head(`${n}`));
    expect(heads.compare('k', head('8'))).toBe('same');
    expect(heads.compare('k', head('1'))).toMatchObject({ at: 0 });
  });
});

it('the most frequent place stays', () => {
  const sum: DaySum = {
    apiKeyId: 'k',
    model: 'm',
    day: '2026-07-01',
    compared: 0,
    differed: 0,
    differsAt: null,
    votes: 0,
    excerpt: null,
  };
  for (const at of [9, 5, 5, 7, 5, 5]) addCompared(sum, { at, excerpt: `${at}` });
  addCompared(sum, 'same');
  expect(sum).toMatchObject({ compared: 7, differed: 6, differsAt: 5, excerpt: '5' });
});
