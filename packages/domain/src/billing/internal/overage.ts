import type { Overage } from '@refinery/contracts/billing.ts';
import type Stripe from 'stripe';
import { DomainError } from '../../errors/domain-error.ts';

/** The lookup key of the price of what goes beyond a plan. */
export const OVERAGE_KEY = 'prompt_refinery_overage';
/** The name of the events that tell Stripe how many optimizations went beyond the plan this month so far. */
export const OVERAGE_EVENT = 'prompt_refinery_overage';

/**
 * What an organization allows beyond its plan, as Stripe has it: a subscription of its own, so that it is
 * paid by the calendar month, whatever the plan is paid by.
 */
export interface KnownOverage extends OverageTerms {
  /** The id of that subscription. */
  id: string;
  /** Whether something is allowed now, if the plan is paid. */
  isOn: boolean;
  /** Whether it ends with the month. */
  isEnding: boolean;
  /** Whether a payment for it is due, and the page where it is paid, if there is one. */
  isDue: boolean;
  invoiceUrl: string | null;
}

/** What all may cost in a month, and what each costs. */
export interface OverageTerms {
  limitCents: number;
  unitCents: number;
}

/** A price for what goes beyond plans, and why it cannot be used; null: it can. */
export function overageFlaw(price: Stripe.Price): string | null {
  const { active, currency, recurring } = price;
  if (!active) return 'it is archived';
  if (currency !== 'usd') return 'it is not in usd';
  if (recurring?.usage_type !== 'metered' || recurring.interval !== 'month' || recurring.interval_count !== 1)
    return 'it is not metered and paid once a month';
  return unitCentsOf(price) > 0 ? null : 'it has no amount for each unit';
}

/** What such a price costs for each unit, with parts of a cent; 0: it says nothing of that. */
export const unitCentsOf = ({ unit_amount_decimal: unit }: Stripe.Price): number => Number(unit ?? 0);

/** The price of that key, active or not. */
export async function readOveragePrice(stripe: Stripe): Promise<Stripe.Price | undefined> {
  const { data } = await stripe.prices.list({ lookup_keys: [OVERAGE_KEY], limit: 1 });
  return data[0];
}

/** The same, ready to be sold. Errors: `overage_not_sold`. */
export async function findOveragePrice(stripe: Stripe): Promise<Stripe.Price> {
  const price = await readOveragePrice(stripe);
  if (!price || overageFlaw(price) !== null)
    throw new DomainError('overage_not_sold', 'Nothing beyond the plan is sold here. Ask an operator.');
  return price;
}

const ENDED: readonly Stripe.Subscription.Status[] = ['canceled', 'incomplete', 'incomplete_expired'];

/** Whether a subscription is for what goes beyond a plan. */
export const isOverage = ({ metadata }: Pick<Stripe.Subscription, 'metadata'>): boolean =>
  metadata.overageLimitCents !== undefined;

/** The subscription for what goes beyond the plan, if there is one that has not ended: the newest. */
export function chooseOverage(all: readonly Stripe.Subscription[]): KnownOverage | null {
  const found = latestOverage(all.filter(({ status }) => !ENDED.includes(status)));
  if (!found) return null;
  const { id, status, metadata, items, latest_invoice: invoice } = found;
  const price = items.data[0]?.price;
  const unitCents = price ? unitCentsOf(price) : 0;
  const limitCents = Number(metadata.overageLimitCents);
  const isEnding = found.cancel_at_period_end || found.cancel_at !== null;
  return {
    id,
    limitCents,
    unitCents,
    isEnding,
    isOn: unitCents > 0 && limitCents > 0 && status === 'active' && !isEnding,
    isDue: status !== 'active',
    invoiceUrl: typeof invoice === 'object' ? (invoice?.hosted_invoice_url ?? null) : null,
  };
}

/** The page of the last invoice of a subscription that has ended, if it was never paid. */
export function unpaidPage({ status, latest_invoice: invoice }: Stripe.Subscription): string | null {
  if (!ENDED.includes(status) || typeof invoice !== 'object' || invoice?.status !== 'open') return null;
  return invoice.hosted_invoice_url ?? null;
}

/**
 * What is written at Stripe beside that subscription: what all may cost in a month; 0: nothing is allowed.
 */
export const overageMetadata = (limitCents: number) => ({ overageLimitCents: String(limitCents) });

/** The newest subscription for what goes beyond the plan, whatever became of it. */
export const latestOverage = (all: readonly Stripe.Subscription[]): Stripe.Subscription | undefined =>
  all.filter(isOverage).sort((a, b) => b.created - a.created || (a.id < b.id ? 1 : -1))[0];

/** The same terms as callers read them, with how many units were used of them this month. */
export const toOverage = (terms: OverageTerms, usedUnits: number): Overage => ({
  limitUsd: terms.limitCents / 100,
  unitUsd: terms.unitCents / 100,
  units: unitsFor(terms),
  usedUnits,
});

/** How many units a sum pays for. What a unit costs may be a part of a cent, which no number is exactly. */
export const unitsFor = ({ limitCents, unitCents }: OverageTerms): number =>
  Math.floor(limitCents / unitCents + 1e-6);
