import { isRecord } from '../fake-request.ts';
import { type FakeCache, type FakeCacheOptions, positionsOf } from './fake-cache.ts';
import { KeptPrefixes } from './kept-prefixes.ts';

const LIFETIME_MS = 30 * 60_000;
const MOST_WRITES = 4;
const [FIRST_MARKS, LATEST_MARKS, EARLIER_ENDS] = [2, 50, 20];

/**
 * The rules of GPT-5.6 and later: written at the latest message, unless the mode is `explicit`, and at the
 * latest three (four) marks. Read at the latest of: marks, the latest message, and 20 ends of messages before
 * it.
 * @see https://developers.openai.com/api/docs/guides/prompt-caching
 */
export function createMarkedGptCache({ now, minimumTokens, strict = false }: FakeCacheOptions): FakeCache {
  const kept = new KeptPrefixes(now);
  return {
    bill(body) {
      const positions = positionsOf(body, 'prompt_cache_breakpoint', strict);
      const options = isRecord(body) ? body.prompt_cache_options : undefined;
      const isImplicit = !isRecord(options) || options.mode !== 'explicit';
      const marked = positions.filter(({ mark }) => mark);
      const ends = isImplicit ? positions.filter(({ endsMessage }) => endsMessage) : [];
      const read = [
        ...marked.slice(0, FIRST_MARKS),
        ...marked.slice(-LATEST_MARKS),
        ...ends.slice(-EARLIER_ENDS - 1),
      ];
      const hits = read.filter(({ prefix }) => kept.has(prefix));
      const cachedInputTokens = Math.max(0, ...hits.map(({ total }) => total));
      const writes = [...marked.slice(isImplicit ? 1 - MOST_WRITES : -MOST_WRITES), ...ends.slice(-1)];
      const written = writes.filter(({ total }) => total >= minimumTokens);
      for (const { prefix } of [...hits, ...written]) kept.keep(prefix, LIFETIME_MS);
      const upTo = Math.max(0, ...written.map(({ total }) => total));
      return {
        inputTokens: positions.at(-1)?.total ?? 0,
        cachedInputTokens,
        cacheWriteTokens: Math.max(0, upTo - cachedInputTokens),
        longCacheWriteTokens: 0,
      };
    },
  };
}
