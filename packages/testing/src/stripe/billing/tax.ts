import type Stripe from 'stripe';
import { invalid } from '../http/failure.ts';
import { get, type World } from '../world/world.ts';

/** What tax is here, in percent. Elsewhere there is none. */
const PERCENT: Readonly<Record<string, number>> = { DE: 19, FR: 20 };

interface Taxed {
  customer: string;
  prices: readonly (Stripe.Price | undefined)[];
  /** Whether the customer's address comes later, on a page. */
  asksAddress?: boolean;
}

/** Refuses to work out tax where this account, a price or the customer's address does not allow it. */
export function requireTaxable(world: World, { customer: id, prices, asksAddress = false }: Taxed): void {
  if (world.taxSettings.status !== 'active')
    throw invalid(
      'You must have a valid head office address to enable automatic tax calculation in test mode.',
      'automatic_tax',
    );
  if (prices.some((price) => price?.tax_behavior === 'unspecified'))
    throw invalid('The price has no `tax_behavior`, which automatic tax needs.', 'automatic_tax');
  const { address } = get(world.customers, id, 'customer', 'customer');
  if (!asksAddress && !address?.country)
    throw invalid(
      "The customer's location isn't recognized. Set a valid customer address in order to automatically calculate tax.",
      'automatic_tax[enabled]',
      'customer_tax_location_invalid',
    );
}

/** Writes to each line what tax it has. Where a price is `inclusive`, the tax is a part of the amount. */
export function taxLines(world: World, customer: string, lines: readonly Stripe.InvoiceLineItem[]): void {
  const country = world.customers.get(customer)?.address?.country ?? '';
  const rate = (PERCENT[country] ?? 0) / 100;
  for (const line of lines) {
    const price = world.prices.get(String(line.pricing?.price_details?.price ?? ''));
    const behavior = price?.tax_behavior === 'inclusive' ? 'inclusive' : 'exclusive';
    const without = behavior === 'inclusive' ? line.amount / (1 + rate) : line.amount;
    line.taxes = [
      {
        amount: Math.round(without * rate),
        tax_behavior: behavior,
        tax_rate_details: null,
        taxability_reason: rate > 0 ? 'standard_rated' : 'not_collecting',
        taxable_amount: Math.round(without),
        type: 'tax_rate_details',
      },
    ];
  }
}

/** The tax of some lines: what comes on top, and what is a part of them. */
export function taxesOf(lines: readonly Stripe.InvoiceLineItem[]): { onTop: number; within: number } {
  const sum = (behavior: string): number =>
    lines
      .flatMap(({ taxes }) => taxes ?? [])
      .filter((tax) => tax.tax_behavior === behavior)
      .reduce((total, { amount }) => total + amount, 0);
  return { onTop: sum('exclusive'), within: sum('inclusive') };
}
