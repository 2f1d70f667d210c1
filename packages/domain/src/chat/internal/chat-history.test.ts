import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseHistory, type PastMessage } from './chat-history.ts';

/** Turns of so many tokens each, question and reply the same. */
const turns = (count: number, tokens: number, from = 1): PastMessage[] =>
  Array.from({ length: 2 * count }, (_, index) => ({
    position: from + index,
    role: index % 2 ? 'assistant' : 'user',
    tokens,
  }));
const CONTEXT = { contextTokens: 8_000, fixedTokens: 500 };
const choose = (past: readonly PastMessage[], from = 1, room = CONTEXT) =>
  chooseHistory(past, { from, next: (past.at(-1)?.position ?? 0) + 1 }, room);

describe('the history of a conversation', () => {
  it('is whole while it fits', () => {
    expect(choose([])).toEqual({ from: 1, dropped: 0 });
    expect(choose(turns(5, 500))).toEqual({ from: 1, dropped: 0 });
  });

  it('loses whole turns in one block, until a third of the context is free', () => {
    // 8,000 − 2,000 for the reply − 516 leave 5,484; turns have 1,016.
    expect(choose(turns(6, 500))).toEqual({ from: 9, dropped: 8 });
  });

  it('is dropped as a whole where the last turn alone is too long', () => {
    expect(choose(turns(1, 20_000))).toEqual({ from: 3, dropped: 2 });
    expect(choose(turns(3, 10), 1, { contextTokens: 8_000, fixedTokens: 9_000 })).toEqual({
      from: 7,
      dropped: 6,
    });
  });

  it('stays the same for many turns after a block has left', () => {
    const changes: number[] = [];
    let from = 1;
    for (let count = 1; count <= 100; count += 1) {
      const past = turns(count, 100).filter(({ position }) => position >= from);
      const chosen = choose(past, from);
      if (chosen.from !== from) changes.push(count);
      from = chosen.from;
    }
    const between = changes.slice(1).map((count, index) => count - (changes[index] ?? 0));
    expect(changes.length).toBeGreaterThan(3);
    expect(Math.min(...between)).toBeGreaterThanOrEqual(12);
  });

  it('fits, begins with the user and only moves on, whatever its messages', () => {
    const message = fc.integer({ min: 0, max: 3_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(message, message), { maxLength: 30 }), (sizes) => {
        const past = sizes.flatMap((pair, turn) =>
          pair.map(
            (tokens, index): PastMessage => ({
              position: 2 * turn + index + 1,
              tokens,
              role: index ? 'assistant' : 'user',
            }),
          ),
        );
        const { from, dropped } = choose(past);
        const kept = past.filter(({ position }) => position >= from);
        expect(kept.length + dropped).toBe(past.length);
        expect(kept[0]?.role ?? 'user').toBe('user');
        const sum = kept.reduce((total, { tokens }) => total + tokens, 0);
        expect(sum).toBeLessThanOrEqual(8_000 - 2_000 - 500);
      }),
    );
  });
});
