import { type FakeCache, type FakeCacheOptions, type Position, positionsOf } from './fake-cache.ts';
import { KeptPrefixes } from './kept-prefixes.ts';

const SHORT_MS = 5 * 60_000;
const LONG_MS = 60 * 60_000;
const LOOKBACK_BLOCKS = 20;
const MAX_MARKS = 4;

/**
 * Claude's rules: the prompt is written at each mark, if it is long enough there, for five minutes or an hour
 * since its last use. It is read at the latest position where it was written, among the 20 up to each mark.
 * Nothing is written or read without a mark.
 * @see https://platform.claude.com/docs/en/build-with-claude/prompt-caching
 * @throws {RangeError} for more than four marks, and for marks that last longer behind shorter ones
 */
export function createClaudeCache({ now, minimumTokens, strict = false }: FakeCacheOptions): FakeCache {
  const kept = new KeptPrefixes(now);
  return {
    bill(body) {
      const positions = positionsOf(body, 'cache_control', strict);
      const marks = [...positions.keys()].filter((at) => positions[at]?.mark);
      if (marks.length > MAX_MARKS) throw new RangeError('A maximum of 4 blocks with cache_control.');
      const inputTokens = positions.at(-1)?.total ?? 0;
      const seen = marks.flatMap((at) => positions.slice(Math.max(0, at + 1 - LOOKBACK_BLOCKS), at + 1));
      const hit = latest(seen.filter(({ prefix }) => kept.has(prefix)));
      const cachedInputTokens = hit?.total ?? 0;
      if (hit) kept.keep(hit.prefix, SHORT_MS);
      const written = positions.filter(({ mark, total }) => mark && total >= minimumTokens);
      for (const { prefix, mark } of written) kept.keep(prefix, mark === 'long' ? LONG_MS : SHORT_MS);
      const upTo = (some: readonly Position[]) => Math.max(0, (latest(some)?.total ?? 0) - cachedInputTokens);
      return {
        inputTokens,
        cachedInputTokens,
        cacheWriteTokens: upTo(written),
        longCacheWriteTokens: upTo(written.filter(({ mark }) => mark === 'long')),
      };
    },
  };
}

const latest = (positions: readonly Position[]): Position | undefined =>
  positions.reduce<Position | undefined>(
    (best, one) => (best && best.total >= one.total ? best : one),
    undefined,
  );
