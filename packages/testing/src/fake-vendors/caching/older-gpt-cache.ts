import { isRecord } from '../fake-request.ts';
import type { FakeCache, FakeCacheOptions } from './fake-cache.ts';

const LIFETIME_MS = 5 * 60_000;
const STEP_TOKENS = 128;
const CHARACTERS_PER_TOKEN = 4;

function sharedLength(one: string, other: string): number {
  const end = Math.min(one.length, other.length);
  for (let at = 0; at < end; at += 1) if (one[at] !== other[at]) return at;
  return end;
}

/**
 * The rules of models before GPT-5.6: what a prompt shares with an earlier one is read, in steps of 128
 * tokens, if it is long enough. Writing costs nothing.
 */
export function createOlderGptCache({ now, minimumTokens }: FakeCacheOptions): FakeCache {
  const earlier: { text: string; until: number }[] = [];
  return {
    bill(body) {
      const { model, tools = [], messages } = isRecord(body) ? body : {};
      const text = `${String(model)}${JSON.stringify(tools)}${JSON.stringify(messages)}`;
      const live = earlier.filter(({ until }) => until > now());
      const shared = Math.max(0, ...live.map((one) => sharedLength(one.text, text)));
      const tokens = Math.floor(shared / CHARACTERS_PER_TOKEN / STEP_TOKENS) * STEP_TOKENS;
      earlier.push({ text, until: now() + LIFETIME_MS });
      return {
        inputTokens: Math.ceil(text.length / CHARACTERS_PER_TOKEN),
        cachedInputTokens: tokens >= minimumTokens ? tokens : 0,
        cacheWriteTokens: 0,
        longCacheWriteTokens: 0,
      };
    },
  };
}
