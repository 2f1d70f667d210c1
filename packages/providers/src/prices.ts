import { calcPrice, type ModelPrice } from '@pydantic/genai-prices';
import { BoundedMap } from './bounded-map.ts';
import { isKnownUsage } from './json.ts';
import type { Usage } from './spec.ts';

/** Prices in US dollars per million tokens. */
export interface PriceOverride {
  inputPerMillion: number;
  outputPerMillion: number;
}

/** Prices that replace those of the table, by `provider/model`; the model may contain slashes itself. */
export type PriceOverrides = Readonly<Record<string, PriceOverride>>;

/** Some prices depend on the time of day, in windows that begin on a quarter of an hour. Milliseconds. */
const PRICE_PERIOD_MS = 15 * 60 * 1000;
const MAX_MODELS = 2000;
const PER_MILLION = 1_000_000;

/** What genai-prices calls a vendor, where its name differs from ours. */
export const PRICE_TABLES: Record<string, string> = { gemini: 'google' };

interface CachedPrice {
  period: number;
  price: ModelPrice | null;
}

const cache = new BoundedMap<string, CachedPrice>(MAX_MODELS);

function findPrice(provider: string, model: string, now: number): ModelPrice | null {
  const result = calcPrice({ input_tokens: 1, output_tokens: 1 }, model.replace(/^models\//, ''), {
    providerId: PRICE_TABLES[provider] ?? provider,
    timestamp: new Date(now),
  });
  return result?.model_price ?? null;
}

/** A search of the price table costs tens of microseconds, so its result is kept for the period. */
function cachedPrice(provider: string, model: string, now: number): ModelPrice | null {
  const period = Math.floor(now / PRICE_PERIOD_MS);
  const entry = cache.getOrCreate(`${provider}/${model}`, () => ({
    period,
    price: findPrice(provider, model, now),
  }));
  if (entry.period !== period) {
    entry.period = period;
    entry.price = findPrice(provider, model, now);
  }
  return entry.price;
}

/** The price per million tokens of one kind; tiers go by the size of the whole input. */
function perMillion(price: ModelPrice[string], inputTokens: number): number | undefined {
  if (typeof price !== 'object') return price;
  return price.tiers.findLast(({ start }) => inputTokens > start)?.price ?? price.base;
}

/** US dollars for a million tokens of a prompt, by what its vendor did with them. */
export interface InputPrices {
  fresh: number;
  /** Read from the vendor's cache. */
  cached: number;
  /** Written into it. */
  written: number;
  /** Written into it for an hour. */
  writtenForLong: number;
}

/**
 * What the tokens of a prompt cost. Those from the vendor's cache, and those written into it, cost what the
 * table says of them, else as much as others.
 * @param inputTokens how many there are: some vendors have other prices for long prompts
 * @returns `null` for a model without a known price
 */
export function inputPrices(
  provider: string,
  model: string,
  inputTokens: number,
  overrides: PriceOverrides = {},
  now: number = Date.now(),
): InputPrices | null {
  const override = overrides[`${provider}/${model}`];
  const price = override ? null : cachedPrice(provider, model, now);
  const fresh = override?.inputPerMillion ?? perMillion(price?.input_mtok, inputTokens);
  if (fresh === undefined) return null;
  const written = perMillion(price?.cache_write_mtok, inputTokens) ?? fresh;
  return {
    fresh,
    cached: perMillion(price?.cache_read_mtok, inputTokens) ?? fresh,
    written,
    writtenForLong: perMillion(price?.cache_write_1h_mtok, inputTokens) ?? written,
  };
}

/** Prompts of more tokens than one of these have other prices with some vendors. */
export const LONG_PROMPTS = [128_000, 199_999, 200_000, 271_999, 272_000, 512_000] as const;

/**
 * What a completion cost, its prompt as {@link inputPrices} has it.
 * @param provider a vendor's name
 * @param model the model that answered, as the vendor named it
 * @param overrides what the price table has wrong or lacks
 * @param now milliseconds since the epoch
 * @returns US dollars, or `null` (never 0) for a model without a known price, and for counts that no model
 * can have
 * @see https://github.com/pydantic/genai-prices the price table
 */
export function costUsd(
  provider: string,
  model: string,
  usage: Usage,
  overrides: PriceOverrides = {},
  now: number = Date.now(),
): number | null {
  if (!isKnownUsage(usage)) return null;
  const { inputTokens, outputTokens, cachedInputTokens = 0, cacheWriteTokens = 0 } = usage;
  const { longCacheWriteTokens = 0 } = usage;
  const override = overrides[`${provider}/${model}`];
  const price = override ? null : cachedPrice(provider, model, now);
  const input = inputPrices(provider, model, inputTokens, overrides, now);
  const output =
    override?.outputPerMillion ?? perMillion(price?.output_mtok, inputTokens) ?? noOutput(outputTokens);
  if (input === null || output === undefined) return null;
  const fresh = inputTokens - cachedInputTokens - cacheWriteTokens;
  const written =
    input.written * (cacheWriteTokens - longCacheWriteTokens) + input.writtenForLong * longCacheWriteTokens;
  const read = input.fresh * fresh + input.cached * cachedInputTokens + written;
  return (read + output * outputTokens) / PER_MILLION;
}

/** Models that write nothing, such as those of embeddings, have no price for it. */
const noOutput = (outputTokens: number): 0 | undefined => (outputTokens === 0 ? 0 : undefined);

/** The highest price that a prompt of up to so many tokens can have. */
function highest(price: ModelPrice[string], inputTokens: number): number | undefined {
  if (typeof price !== 'object') return price;
  const within = price.tiers.filter(({ start }) => inputTokens > start);
  return Math.max(price.base, ...within.map((tier) => tier.price));
}

/**
 * The most that a completion can cost: every token at the highest price that a prompt of up to that length
 * can have.
 * @param most upper bounds of each; the price of what is written for an hour counts only if any may be
 * @returns US dollars, or `null` (never 0) for a model without a known price
 */
export function worstCaseUsd(
  provider: string,
  model: string,
  most: Pick<Usage, 'inputTokens' | 'outputTokens' | 'longCacheWriteTokens'>,
  overrides: PriceOverrides = {},
  now: number = Date.now(),
): number | null {
  const override = overrides[`${provider}/${model}`];
  const price = override ? null : cachedPrice(provider, model, now);
  const input = override?.inputPerMillion ?? highest(price?.input_mtok, most.inputTokens);
  const output =
    override?.outputPerMillion ??
    highest(price?.output_mtok, most.inputTokens) ??
    noOutput(most.outputTokens);
  if (input === undefined || output === undefined) return null;
  const cached = highest(price?.cache_read_mtok, most.inputTokens) ?? input;
  const written = highest(price?.cache_write_mtok, most.inputTokens) ?? input;
  const forLong = most.longCacheWriteTokens
    ? highest(price?.cache_write_1h_mtok, most.inputTokens)
    : undefined;
  const dearest = Math.max(input, cached, written, forLong ?? 0);
  return (dearest * most.inputTokens + output * most.outputTokens) / PER_MILLION;
}

/**
 * The price of a million input tokens of a prompt of ordinary size, for estimates of what a shorter prompt
 * saves.
 * @returns US dollars, or `null` for a model without a known price
 */
export function inputPricePerMillion(
  provider: string,
  model: string,
  overrides: PriceOverrides = {},
  now: number = Date.now(),
): number | null {
  const override = overrides[`${provider}/${model}`];
  return override?.inputPerMillion ?? perMillion(cachedPrice(provider, model, now)?.input_mtok, 0) ?? null;
}

/** A prompt of ordinary size: prices of the tiers behind it do not count. */
const ORDINARY_TOKENS = 1_000;

/**
 * What one token of a prompt of ordinary size costs, in millionths of a US dollar; 0 for a model without a
 * known price.
 */
export function microsPerToken(
  { provider, model }: { provider: string; model: string },
  cached: boolean,
  overrides: PriceOverrides = {},
  now: number = Date.now(),
): number {
  const usage = {
    inputTokens: ORDINARY_TOKENS,
    outputTokens: 0,
    cachedInputTokens: cached ? ORDINARY_TOKENS : 0,
  };
  return ((costUsd(provider, model, usage, overrides, now) ?? 0) / ORDINARY_TOKENS) * PER_MILLION;
}
