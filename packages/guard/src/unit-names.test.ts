import { describe, expect, it } from 'vitest';
import { checkFidelity } from './check-fidelity.ts';

describe('units', () => {
  it.each([
    ['Wait 2 seconds between attempts.', 'Wait 2 s between attempts.'],
    ['Keep files under 5 megabytes.', 'Keep files under 5MB.'],
    ['Compare iPhone 15 and Pixel 8 in a table.', 'Table comparing iPhone 15 and Pixel 8.'],
  ])('are the same in short: %s → %s', (original, refined) => {
    expect(checkFidelity(original, refined).lost).toEqual([]);
  });

  it.each([
    ['Wait 2 seconds between attempts.', 'Wait 2 ms between attempts.'],
    ['Run 5 km every day.', 'Run 5 miles every day.'],
  ])('are told apart: %s → %s', (original, refined) => {
    expect(checkFidelity(original, refined).lost.map(({ kind }) => kind)).toEqual(['unit']);
  });
});
