import { describe, expect, it } from 'vitest';
import { SliceTable } from './slice-table.ts';

describe('SliceTable', () => {
  it('knows slices wherever they stand', () => {
    const table = new SliceTable(16);
    table.set('one two', 4, 7, 2);
    expect(table.get('two', 0, 3)).toBe(2);
    expect(table.get('tw', 0, 2)).toBe(-1);
    expect(table.get('one two', 0, 3)).toBe(-1);
  });

  it('stays bounded and never gives the number of another slice', () => {
    const table = new SliceTable(16);
    const words = Array.from({ length: 1000 }, (_, i) => `w${i % 40}`);
    for (const word of words) {
      const number = Number(word.slice(1));
      const known = table.get(word, 0, word.length);
      expect([-1, number]).toContain(known);
      if (known < 0) table.set(word, 0, word.length, number);
    }
  });

  it('leaves long slices out', () => {
    const table = new SliceTable(16);
    const long = 'x'.repeat(30);
    table.set(long, 0, 30, 5);
    expect(table.get(long, 0, 30)).toBe(-1);
    expect(table.get(long, 0, 24)).toBe(-1);
  });
});
