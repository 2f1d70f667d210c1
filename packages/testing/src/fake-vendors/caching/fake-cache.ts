import { type MarkName, type PromptBlock, promptBlocks } from './prompt-blocks.ts';

/** Tokens of a prompt, by what they cost. */
export interface CacheBill {
  inputTokens: number;
  cachedInputTokens: number;
  cacheWriteTokens: number;
  /** Those of the writes that are kept for an hour. */
  longCacheWriteTokens: number;
}

export interface FakeCacheOptions {
  /** Milliseconds. */
  now: () => number;
  minimumTokens: number;
  /** Whether a string is another prompt than a list with one text part. */
  strict?: boolean;
}

/** The cache of a vendor, which bills a request by its rules. */
export interface FakeCache {
  bill(body: unknown): CacheBill;
}

/** A block with the tokens of all up to its end. */
export interface Position extends PromptBlock {
  total: number;
}

/** The blocks of a request, each with what comes before it. */
export function positionsOf(body: unknown, mark: MarkName, strict = false): Position[] {
  let total = 0;
  return promptBlocks(body, mark, strict).map((block) => {
    total += block.tokens;
    return { ...block, total };
  });
}
