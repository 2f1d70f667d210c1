import { describe, expect, it } from 'vitest';
import { SliceTable } from './slice-table.ts';

describe('SliceTable', () => {
  it('knows slices wherever they stand', () => {
    const table = new SliceTable(16);
    const two = table.add('one two', 4, 7);
    expect(two).toBeGreaterThanOrEqual(0);
    expect(table.find('two', 0, 3)).toBe(two);
    expect(table.find('tw', 0, 2)).toBe(-1);
    expect(table.find('one two', 0, 3)).toBe(-1);
  });

  it('stays bounded and never gives the number of another slice', () => {
    const table = new SliceTable(16);
    const owners: string[] = [];
    for (let i = 0; i < 1000; i++) {
      const word = `w${i % 40}`;
      const known = table.find(word, 0, word.length);
      if (known >= 0) expect(owners[known]).toBe(word);
      else owners[table.add(word, 0, word.length)] = word;
    }
    expect(owners.length).toBeLessThanOrEqual(16);
  });

  it('leaves long slices out', () => {
    const table = new SliceTable(16);
    const long = 'x'.repeat(30);
    expect(table.add(long, 0, 30)).toBe(-1);
    expect(table.find(long, 0, 30)).toBe(-1);
    expect(table.find(long, 0, 24)).toBe(-1);
  });
});
