import { describe, expect, it } from 'vitest';
import { WordMemo, wordOf } from './word.ts';

describe('words', () => {
  it('are one object wherever they stand', () => {
    const text = 'Don’t stop. Don’t go.';
    const first = wordOf(text, 0, 5);
    expect(first.lower).toBe("don't");
    expect(wordOf(text, 12, 17)).toBe(first);
    expect(wordOf('', 0, 0).lower).toBe('');
  });

  it('have memos that outlive the reuse of their numbers', () => {
    const lengths = new WordMemo((lower) => lower.length);
    for (let i = 0; i < 40_000; i++) {
      const text = `word${i}`;
      expect(lengths.of(wordOf(text, 0, text.length))).toBe(text.length);
    }
    const long = 'x'.repeat(100);
    expect(lengths.of(wordOf(long, 0, 100))).toBe(100);
  });
});
