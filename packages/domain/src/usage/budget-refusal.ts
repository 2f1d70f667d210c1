import { toUsd } from '@refinery/db/micros.ts';
import { AllCandidatesFailedError } from '@refinery/providers/all-candidates-failed-error.ts';
import { ProviderError } from '@refinery/providers/errors.ts';
import type { VendorName } from '@refinery/providers/spec.ts';
import { DomainError } from '../errors/domain-error.ts';
import type { BillingPeriod } from './billing-period.ts';

/** What a call was refused for. Amounts are in millionths of a US dollar. */
export interface Refusal {
  provider: VendorName;
  /** The most that the call may cost. */
  micros: number;
  limit: number;
  /** What stands charged, calls that run included. */
  charged: number;
  now: Date;
  period: BillingPeriod;
  /** Whose budget it is; default: the organization's. */
  owner?: 'organization' | 'key';
}

/**
 * A call to a vendor that was not made, because the budget of the organization, or of the API key, might not
 * be enough for it.
 */
export class BudgetRefusal extends ProviderError {
  /** When the budget is new. */
  readonly resetsAt: Date;

  constructor({ provider, micros, limit, charged, now, period, owner }: Refusal) {
    const left = Math.max(0, limit - charged);
    const resetsAt = period.end;
    const whose = owner === 'key' ? ' of the API key' : '';
    super({
      provider,
      kind: 'budget',
      retryAfterMs: Math.max(1, resetsAt.getTime() - now.getTime()),
      message:
        `A call to ${provider} may cost ${inUsd(micros)}, but only ${inUsd(left)} is left of the monthly budget${whose} of ` +
        `${inUsd(limit)}. Calls that are still running are included. The budget resets on ${resetsAt.toISOString()}. An admin may raise it.`,
    });
    this.resetsAt = resetsAt;
  }
}

const inUsd = (micros: number): string =>
  `$${toUsd(micros)
    .toFixed(6)
    .replace(/0{1,4}$/, '')}`;

/** A call to a vendor that was not made, because nobody knows what it costs and there is a budget. */
export const unknownPrice = (provider: VendorName, model: string): ProviderError =>
  new ProviderError({
    provider,
    kind: 'budget',
    reason: 'price_unknown',
    message: `The price of ${model} of ${provider} is not known, so an organization with a monthly budget cannot use it. Choose another model, or ask the operator to set the price in PRICE_OVERRIDES.`,
  });

/** A call to a vendor that was not made, because nobody knows what it costs at most and there is a budget. */
export const notBounded = (provider: VendorName): ProviderError =>
  new ProviderError({
    provider,
    kind: 'budget',
    reason: 'cost_not_bounded',
    message:
      'Nobody knows what this call costs at most, so it cannot be made under a monthly budget. Files, audio and video, tools that the vendor ' +
      'runs (such as web search), models that stand in for others, and service tiers such as priority have no such bound.',
  });

/** What a caller is told where money was what it failed for; undefined where it was not. */
export function budgetError(error: ProviderError): DomainError | undefined {
  if (error.kind !== 'budget') return undefined;
  if (error.reason === 'price_unknown')
    return new DomainError('price_unknown', error.message, { cause: error });
  const all =
    error instanceof AllCandidatesFailedError ? error.attempts.map((attempt) => attempt.error) : [error];
  const resetsAt = all.find((each) => each instanceof BudgetRefusal)?.resetsAt.toISOString();
  return new DomainError('budget_exceeded', error.message, {
    cause: error,
    ...(resetsAt ? { resetsAt } : {}),
    ...(error.retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(error.retryAfterMs / 1_000) }),
  });
}
