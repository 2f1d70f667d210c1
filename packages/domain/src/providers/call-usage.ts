import type { RemoteProvider } from '@refinery/contracts/enums.ts';
import { costUsd } from '@refinery/providers/prices.ts';
import type { CallResult, Candidate } from '@refinery/providers/spec.ts';
import type { Context } from '../context/context.ts';

/** What one call billed, in tokens of the vendor and US dollars; null where the price is not known. */
export interface BilledUsage {
  inputTokens: number;
  outputTokens: number;
  costUsd: number | null;
}

/** The candidate that answered a call. */
export function candidateThatAnswered(candidates: readonly Candidate[], provider: RemoteProvider): Candidate {
  const found = candidates.find((candidate) => candidate.provider === provider) ?? candidates[0];
  if (!found) throw new Error('A provider answered that nobody asked.');
  return found;
}

/**
 * What a call billed. Vendors answer with a dated snapshot of the model asked for, which the prices may not
 * know.
 */
export function usageOfCall(
  ctx: Pick<Context, 'settings'>,
  result: CallResult,
  candidates: readonly Candidate[],
): BilledUsage {
  const { reply, provider } = result;
  const { inputTokens, outputTokens } = reply.usage;
  const asked = candidateThatAnswered(candidates, provider).model;
  const price = (model: string) => costUsd(provider, model, reply.usage, ctx.settings.priceOverrides);
  return { inputTokens, outputTokens, costUsd: price(reply.model) ?? price(asked) };
}

/** Two bills as one. The cost of both is known only where each is. */
export const addUsage = (a: BilledUsage, b: BilledUsage): BilledUsage => ({
  inputTokens: a.inputTokens + b.inputTokens,
  outputTokens: a.outputTokens + b.outputTokens,
  costUsd: a.costUsd === null || b.costUsd === null ? null : a.costUsd + b.costUsd,
});
