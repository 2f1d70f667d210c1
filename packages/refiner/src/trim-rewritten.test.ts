import { describe, expect, it } from 'vitest';
import { trimRewritten } from './trim-rewritten.ts';

const original =
  'Could you please write a report of at most 200 words? The team moved into another building. Never mention Acme. We are a bakery in the hills, as you know.';
const rewritten =
  'Write a report of at most 200 words. The team moved into another building. Never mention Acme. We are a bakery in the hills.';

describe('trimRewritten', () => {
  it('leaves out background, and says what of the original goes with it', () => {
    const { text, leftOut } = trimRewritten(original, rewritten, { targetTokens: 1 });
    expect(text).toBe('Write a report of at most 200 words. Never mention Acme.');
    expect(leftOut.map(({ start, end }) => original.slice(start, end))).toEqual([
      'The team moved into another building.',
      'We are a bakery in the hills, as you know.',
    ]);
  });

  it('leaves out nothing where the target is met', () => {
    expect(trimRewritten(original, rewritten, { targetTokens: 1_000 })).toEqual({
      text: rewritten,
      leftOut: [],
    });
  });
});
