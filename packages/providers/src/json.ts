/** Narrows an unknown JSON value to an object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Far more than any model reads or writes in one call: such a count is none. */
const MOST_TOKENS = 100_000_000;

/**
 * A count of tokens from an untrusted reply: a non-negative integer, else 0. What is impossibly high is cut
 * to a bound, and {@link isKnownUsage} says then that nobody knows what was used.
 */
export function tokenCount(value: unknown): number {
  return typeof value === 'number' && value > 0 ? Math.floor(Math.min(value, MOST_TOKENS)) : 0;
}

/**
 * Whether the vendor reported what a model can have used; otherwise its counts are bounds, and cost nobody
 * knows what.
 */
export const isKnownUsage = ({
  inputTokens,
  outputTokens,
}: {
  inputTokens: number;
  outputTokens: number;
}): boolean => inputTokens < MOST_TOKENS && outputTokens < MOST_TOKENS;
