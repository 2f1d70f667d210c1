import { expect, it } from 'vitest';
import { optimizationRow } from '../optimizations/testing/optimization-row.ts';
import { ResultMemory } from './result-memory.ts';

const NOW = new Date('2046-01-01T00:00:00Z');
const DAY_MS = 24 * 60 * 60_000;
const put = (results: ResultMemory, hash: string, organizationId: string, length = 10) =>
  results.put(hash, {
    organizationId,
    at: NOW,
    earlier: { id: hash, result: optimizationRow({ refinedText: 'x'.repeat(length) }) },
  });

it('gives a result back for 24 hours, and not at their end', () => {
  const results = new ResultMemory();
  put(results, 'a', 'one');
  expect(results.get('a', NOW)?.id).toBe('a');
  expect(results.get('a', new Date(NOW.getTime() + DAY_MS - 1))?.id).toBe('a');
  expect(results.get('b', NOW)).toBeNull();
  expect(results.get('a', new Date(NOW.getTime() + DAY_MS))).toBeNull();
  expect([results.get('a', NOW), results.charactersOf('one')]).toEqual([null, 0]);
});

it('forgets what it is told to, and counts what is replaced once', () => {
  const results = new ResultMemory();
  put(results, 'a', 'one');
  const once = results.charactersOf('one');
  put(results, 'a', 'one');
  expect(results.charactersOf('one')).toBe(once);
  results.forget('a', 'another');
  expect(results.get('a', NOW)?.id).toBe('a');
  results.forget('a', 'a');
  results.forget('a');
  expect([results.get('a', NOW), results.charactersOf('one')]).toEqual([null, 0]);
});

it('keeps 2 million characters of an organization, those that were asked for last, whatever others have', () => {
  const results = new ResultMemory();
  put(results, 'other', 'other', 1_000_000);
  for (const hash of ['a', 'b', 'c']) put(results, hash, 'one', 600_000);
  results.get('a', NOW);
  put(results, 'd', 'one', 600_000);
  expect(['a', 'b', 'c', 'd', 'other'].map((hash) => results.get(hash, NOW) !== null)).toEqual([
    true,
    false,
    true,
    true,
    true,
  ]);
  expect(results.charactersOf('one')).toBeLessThanOrEqual(2 * 1024 * 1024);
  put(results, 'huge', 'one', 2 * 1024 * 1024);
  expect(results.get('huge', NOW)).toBeNull();
});

it('keeps 8 million of all, those that were asked for last', () => {
  const results = new ResultMemory();
  for (let at = 0; at < 5; at++) put(results, `${at}`, `${at}`, 1_900_000);
  expect([0, 1, 2, 3, 4].map((at) => results.get(`${at}`, NOW) !== null)).toEqual([
    false,
    true,
    true,
    true,
    true,
  ]);
});
