import { upToMicros } from '@refinery/db/micros.ts';
import { mostInputTokens, type PaidCall } from '@refinery/providers/payer.ts';
import { costUsd, worstCaseUsd } from '@refinery/providers/prices.ts';
import type { CompletionReply } from '@refinery/providers/spec.ts';
import type { Context } from '../context/context.ts';

/**
 * The most that a call may cost; null where the price of its model, or the length of its reply, is not known.
 */
export function mostMicros(
  { settings }: Pick<Context, 'settings'>,
  { candidate: { provider, model }, request }: PaidCall,
  at: Date,
): number | null {
  if (request.maxOutputTokens === undefined) return null;
  const most = { inputTokens: mostInputTokens(request), outputTokens: request.maxOutputTokens };
  const usd = worstCaseUsd(provider, model, most, settings.priceOverrides, at.getTime());
  return usd === null ? null : upToMicros(usd);
}

/**
 * What a reply cost, at the prices of when it was asked for. One that does not say what it used costs what it
 * might have.
 */
export function costOf(
  { settings }: Pick<Context, 'settings'>,
  { candidate: { provider, model } }: PaidCall,
  { usage, model: answered }: CompletionReply,
  { startedAt, micros }: { startedAt: Date; micros: number },
): number {
  if (!usage.inputTokens && !usage.outputTokens) return micros;
  const price = (name: string) =>
    costUsd(provider, name, usage, settings.priceOverrides, startedAt.getTime());
  const usd = price(answered) ?? price(model);
  return usd === null ? micros : upToMicros(usd);
}
