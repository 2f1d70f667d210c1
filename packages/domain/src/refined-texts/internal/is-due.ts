import { inputPricePerMillion, type PriceOverrides } from '@refinery/providers/prices.ts';
import type { Candidate } from '@refinery/providers/spec.ts';

/**
 * What refining a text takes: so many times its tokens at the price of input, its repair and second reader
 * included.
 */
const TIMES_TOKENS = 4.1;
/** So much more than refining it has a text to cost in seven days. */
const TIMES_COST = 10;
/** Calls of seven days at which a text is refined where that costs nothing. */
const CALLS_IF_FREE = 20;
/** The same where a price is not known: as if both models cost the same. */
const CALLS_IF_UNKNOWN = TIMES_TOKENS * TIMES_COST;

interface Use {
  tokens: number;
  recentCalls: number;
  /** In millionths of a US dollar. */
  recentMicros: number;
}

/**
 * Whether a text is used so much that refining it pays.
 * @param refiner whose model refines; undefined: local rules
 */
export function isDue(
  { tokens, recentCalls, recentMicros }: Use,
  refiner: Pick<Candidate, 'provider' | 'model'> | undefined,
  prices: PriceOverrides,
): boolean {
  if (!refiner) return recentCalls >= CALLS_IF_FREE;
  const microsPerToken = inputPricePerMillion(refiner.provider, refiner.model, prices);
  if (microsPerToken === null || recentMicros === 0) return recentCalls >= CALLS_IF_UNKNOWN;
  return recentMicros >= TIMES_COST * TIMES_TOKENS * tokens * microsPerToken;
}

/** Texts with fewer calls are not asked about. */
export const LEAST_CALLS = 5;
