import { calcPrice, type ModelPrice } from '@pydantic/genai-prices';
import { BoundedMap } from './bounded-map.ts';
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
const PRICE_TABLES: Record<string, string> = { gemini: 'google' };

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

/**
 * What a completion cost. Tokens from the vendor's cache cost what the table says of them, else as much as others;
 * writing into the cache is booked like reading.
 * @param provider a vendor's name
 * @param model the model that answered, as the vendor named it
 * @param overrides what the price table has wrong or lacks
 * @param now milliseconds since the epoch
 * @returns US dollars, or `null` (never 0) for a model without a known price
 * @see https://github.com/pydantic/genai-prices the price table
 */
export function costUsd(
  provider: string,
  model: string,
  usage: Usage,
  overrides: PriceOverrides = {},
  now: number = Date.now(),
): number | null {
  const { inputTokens, outputTokens, cachedInputTokens = 0 } = usage;
  const override = overrides[`${provider}/${model}`];
  const price = override ? null : cachedPrice(provider, model, now);
  const input = override?.inputPerMillion ?? perMillion(price?.input_mtok, inputTokens);
  const output = override?.outputPerMillion ?? perMillion(price?.output_mtok, inputTokens);
  if (input === undefined || output === undefined) return null;
  const cached = perMillion(price?.cache_read_mtok, inputTokens) ?? input;
  const fresh = inputTokens - cachedInputTokens;
  return (input * fresh + cached * cachedInputTokens + output * outputTokens) / PER_MILLION;
}

/** The highest price that a prompt of up to so many tokens can have. */
function highest(price: ModelPrice[string], inputTokens: number): number | undefined {
  if (typeof price !== 'object') return price;
  const within = price.tiers.filter(({ start }) => inputTokens > start);
  return Math.max(price.base, ...within.map((tier) => tier.price));
}

/**
 * The most that a completion can cost: every token at the highest price that a prompt of up to that length can have.
 * @param most upper bounds of both
 * @returns US dollars, or `null` (never 0) for a model without a known price
 */
export function worstCaseUsd(
  provider: string,
  model: string,
  most: Pick<Usage, 'inputTokens' | 'outputTokens'>,
  overrides: PriceOverrides = {},
  now: number = Date.now(),
): number | null {
  const override = overrides[`${provider}/${model}`];
  const price = override ? null : cachedPrice(provider, model, now);
  const input = override?.inputPerMillion ?? highest(price?.input_mtok, most.inputTokens);
  const output = override?.outputPerMillion ?? highest(price?.output_mtok, most.inputTokens);
  if (input === undefined || output === undefined) return null;
  const cached = highest(price?.cache_read_mtok, most.inputTokens) ?? input;
  return (Math.max(input, cached) * most.inputTokens + output * most.outputTokens) / PER_MILLION;
}

/**
 * The price of a million input tokens of a prompt of ordinary size, for estimates of what a shorter prompt saves.
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
