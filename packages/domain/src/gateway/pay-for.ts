import { apiKeyOf } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { type CallPayment, KeyShortageError, UnknownCostError } from '../model-calls/money/call-money.ts';
import { FundUnreachableError, ShortageError } from '../model-calls/money/fund.ts';
import type { RunningNote } from '../model-calls/money/lease-store.ts';
import { billingPeriod } from '../usage/billing-period.ts';
import { BudgetRefusal, notBounded, unknownPrice } from '../usage/budget-refusal.ts';
import { type CallToPrice, type MostCost, mostCost } from './cost-of-call.ts';

type PayContext = CallerContext<'callMoney' | 'clock'>;

/**
 * Sets the most that a call may cost aside, in the budget of the organization and of the key.
 * Errors: `ProviderError` of the kind `budget`; `service_unavailable`.
 */
export async function payFor(
  ctx: PayContext,
  call: CallToPrice,
  running: { id: string; note: () => RunningNote },
): Promise<CallPayment> {
  const { actor } = ctx;
  const most = mostCost(call);
  try {
    return await ctx.callMoney.pay({
      ...running,
      organizationId: actor.organizationId,
      apiKeyId: apiKeyOf(actor),
      most: 'micros' in most ? most.micros : null,
    });
  } catch (error) {
    throw refusalOf(ctx, call, most, error);
  }
}

function refusalOf({ clock }: PayContext, call: CallToPrice, most: MostCost, error: unknown): unknown {
  const { provider, model } = call;
  if (error instanceof FundUnreachableError)
    return new DomainError('service_unavailable', 'The monthly budget cannot be looked up. Try again soon.');
  if (error instanceof UnknownCostError) {
    const isUnpriced = 'unknown' in most && most.unknown === 'price_unknown';
    return isUnpriced ? unknownPrice(provider, model) : notBounded(provider);
  }
  if (!(error instanceof ShortageError)) return error;
  const { need: micros, limit, charged } = error.shortage;
  const now = clock.now();
  const owner = error instanceof KeyShortageError ? 'key' : 'organization';
  return new BudgetRefusal({ provider, micros, limit, charged, now, period: billingPeriod(now), owner });
}
