import Stripe from 'stripe';
import { periodStartAt } from '../world/periods.ts';
import { get, type World } from '../world/world.ts';
import { costOf, isMetered, recurringOf } from './items.ts';
import { usageOf } from './usage.ts';

interface LineDetails {
  item: Stripe.SubscriptionItem;
  amount: number;
  quantity: number;
  start: number;
  end: number;
  proration: boolean;
  description: string;
}

function lineOf(world: World, details: LineDetails): Stripe.InvoiceLineItem {
  const { item, amount, quantity } = details;
  const product = typeof item.price.product === 'string' ? item.price.product : item.price.product.id;
  return {
    id: world.newId('il'),
    object: 'line_item',
    amount,
    currency: item.price.currency,
    description: details.description,
    discount_amounts: [],
    discountable: !details.proration,
    discounts: [],
    invoice: null,
    livemode: false,
    metadata: {},
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: null,
        proration: details.proration,
        proration_details: { credited_items: null },
        subscription: item.subscription,
        subscription_item: item.id,
      },
      type: 'subscription_item_details',
    },
    period: { start: details.start, end: details.end },
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: item.price.id, product },
      type: 'price_details',
      unit_amount_decimal: item.price.unit_amount_decimal,
    },
    quantity,
    quantity_decimal: Stripe.Decimal.from(quantity),
    subscription: item.subscription,
    subtotal: amount,
    taxes: [],
  };
}

/** How much of a whole period, as the anchor has them, is left at `time`. */
function shareLeft(item: Stripe.SubscriptionItem, anchor: number, time: number): number {
  const end = item.current_period_end;
  return (end - time) / (end - periodStartAt(anchor, recurringOf(item.price), end - 1));
}

/**
 * What a period costs ahead: part of it where it is short. Nothing is `free`. Metered items have no such
 * line.
 */
export function linesAhead(
  world: World,
  items: readonly Stripe.SubscriptionItem[],
  anchor: number,
  free: boolean,
): Stripe.InvoiceLineItem[] {
  return items
    .filter((item) => !isMetered(item))
    .map((item) => {
      const quantity = item.quantity ?? 1;
      const share = shareLeft(item, anchor, item.current_period_start);
      return lineOf(world, {
        item,
        quantity,
        amount: free ? 0 : Math.round(costOf(item.price, quantity) * share),
        start: item.current_period_start,
        end: item.current_period_end,
        proration: share < 1,
        description: `${quantity} × ${item.price.nickname ?? item.price.id}`,
      });
    });
}

/** The usage of a metered item from `start` to `end`. */
export function usageLine(
  world: World,
  item: Stripe.SubscriptionItem,
  customer: string,
  start: number,
  end: number,
): Stripe.InvoiceLineItem {
  const meter = get(world.meters, item.price.recurring?.meter ?? '', 'billing meter');
  const quantity = usageOf(world, meter, customer, start, end);
  return lineOf(world, {
    item,
    quantity,
    amount: costOf(item.price, quantity),
    start,
    end,
    proration: false,
    description: `${quantity} × ${item.price.nickname ?? item.price.id}`,
  });
}

/** Counts the usage of a draft's metered lines again: what was sent after the period's end counts, too. */
export function recount(world: World, line: Stripe.InvoiceLineItem, customer: string): void {
  const price = world.prices.get(String(line.pricing?.price_details?.price ?? ''));
  const meter = price && isMetered({ price }) ? world.meters.get(price.recurring?.meter ?? '') : undefined;
  if (!price || !meter) return;
  const quantity = usageOf(world, meter, customer, line.period.start, line.period.end);
  line.quantity = quantity;
  line.quantity_decimal = Stripe.Decimal.from(quantity);
  line.amount = costOf(price, quantity);
  line.subtotal = line.amount;
}

const samePlace = (a: Stripe.SubscriptionItem, b: Stripe.SubscriptionItem): boolean =>
  a.price.id === b.price.id &&
  a.quantity === b.quantity &&
  a.current_period_start === b.current_period_start &&
  a.current_period_end === b.current_period_end;

/**
 * What a change of items at `time` costs: unused time comes back, the new items' time until their period's
 * end is charged. A metered item whose period is cut short is billed what was used.
 */
export function prorations(
  world: World,
  change: {
    before: readonly Stripe.SubscriptionItem[];
    after: readonly Stripe.SubscriptionItem[];
    customer: string;
    time: number;
    anchorBefore: number;
    anchorAfter: number;
    /** `proration_behavior: none`: only what is charged for a period that begins. */
    unprorated: boolean;
  },
): Stripe.InvoiceLineItem[] {
  const { before, after, time, unprorated } = change;
  const partOf = (item: Stripe.SubscriptionItem, sign: 1 | -1): Stripe.InvoiceLineItem => {
    const quantity = item.quantity ?? 1;
    const anchor = sign < 0 ? change.anchorBefore : change.anchorAfter;
    const name = item.price.nickname ?? item.price.id;
    return lineOf(world, {
      item,
      quantity,
      amount: sign * Math.round(costOf(item.price, quantity) * shareLeft(item, anchor, time)),
      start: time,
      end: item.current_period_end,
      proration: true,
      description: sign < 0 ? `Unused time on ${name}` : `Remaining time on ${name}`,
    });
  };
  const gone = before.filter((item) => !after.some((one) => one.id === item.id && samePlace(one, item)));
  const come = after.filter((item) => !before.some((one) => one.id === item.id && samePlace(one, item)));
  const credits = unprorated ? [] : gone.filter((item) => !isMetered(item)).map((item) => partOf(item, -1));
  const usage = gone
    .filter((item) => isMetered(item) && item.current_period_start < time)
    .map((item) => usageLine(world, item, change.customer, item.current_period_start, time));
  const charges = come
    .filter((item) => !isMetered(item) && (!unprorated || item.current_period_start === time))
    .map((item) => partOf(item, 1));
  return [...credits, ...usage, ...charges];
}
