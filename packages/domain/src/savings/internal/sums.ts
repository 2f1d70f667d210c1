import type { SavingsReply } from '@refinery/contracts/savings.ts';
import { type InputPrices, inputPrices, type PriceOverrides } from '@refinery/providers/prices.ts';
import { cacheRules } from '@refinery/relay/marks/cache-rules.ts';
import type { AlikeCalls } from './read-calls.ts';

/** What calls saved. Dollars are in millionths, and null where tokens were saved whose price nobody knows. */
export interface Sums {
  calls: number;
  inputTokens: number;
  cachedTokens: number;
  textTokens: number;
  resultTokens: number;
  markedCalls: number;
  textMicros: number | null;
  resultMicros: number | null;
  markMicros: number | null;
  unpricedCalls: number;
}

export const NOTHING_SAVED: Readonly<Sums> = {
  calls: 0,
  inputTokens: 0,
  cachedTokens: 0,
  textTokens: 0,
  resultTokens: 0,
  markedCalls: 0,
  textMicros: null,
  resultMicros: null,
  markMicros: null,
  unpricedCalls: 0,
};

/** Adds calls to sums: dollars as far as their price is known. */
export function addCalls(sums: Sums, some: AlikeCalls, overrides: PriceOverrides): void {
  for (const name of [
    'calls',
    'inputTokens',
    'cachedTokens',
    'textTokens',
    'resultTokens',
    'markedCalls',
  ] as const)
    sums[name] += some[name];
  if (some.savedCalls === 0) return;
  const prices = some.beginning === 'none' ? null : pricesOf(some, overrides);
  if (!prices || some.beginning === 'none') {
    sums.unpricedCalls += some.savedCalls;
    return;
  }
  const perToken = prices[some.beginning];
  if (some.textTokens) sums.textMicros = (sums.textMicros ?? 0) + some.textTokens * perToken;
  if (some.resultTokens) sums.resultMicros = (sums.resultMicros ?? 0) + some.resultTokens * perToken;
  if (some.markedCalls) sums.markMicros = (sums.markMicros ?? 0) + markMicros(some, prices);
}

/** Dollars for a million tokens are millionths of a dollar for one. */
function pricesOf(
  { provider, model, answeredModel, day, longerThan }: AlikeCalls,
  overrides: PriceOverrides,
): InputPrices | null {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const price = (name: string) =>
    inputPrices(provider, name, longerThan === 0 ? 0 : longerThan + 1, overrides, noon);
  return (answeredModel === null ? null : price(answeredModel)) ?? price(model);
}

/**
 * What marks of ours saved. Where nothing is kept without marks, what was read would have been billed like
 * any other token, and so would what was written. Where the vendor marks the end of each prompt itself, it
 * would have written again what was read at a mark behind the system text.
 */
function markMicros(some: AlikeCalls, { fresh, cached, written }: InputPrices): number {
  if (cacheRules(some.provider, some.model)?.keepsUnmarked) return some.systemReads * (written - cached);
  return some.markedReads * (fresh - cached) - some.markedWrites * (written - fresh);
}

/** Sums as they are told. What saved nothing saved no dollars. */
export function toSavings(sums: Sums): SavingsReply['total'] {
  const { textMicros, resultMicros, markMicros } = sums;
  const known = [textMicros, resultMicros, markMicros].filter((micros) => micros !== null);
  const isUnknown = known.length === 0 && sums.unpricedCalls > 0;
  return {
    calls: sums.calls,
    inputTokens: sums.inputTokens,
    cachedInputTokens: sums.cachedTokens,
    textTokens: sums.textTokens,
    textUsd: usdOf(textMicros, sums.textTokens),
    resultTokens: sums.resultTokens,
    resultUsd: usdOf(resultMicros, sums.resultTokens),
    markedCalls: sums.markedCalls,
    markUsd: usdOf(markMicros, sums.markedCalls),
    savedUsd: isUnknown
      ? null
      : usdOf(
          known.reduce((sum, micros) => sum + micros, 0),
          0,
        ),
    unpricedCalls: sums.unpricedCalls,
  };
}

function usdOf(micros: number | null, saved: number): number | null {
  if (micros === null) return saved > 0 ? null : 0;
  return Math.round(micros) / 1_000_000;
}
