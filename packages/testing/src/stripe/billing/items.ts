import type Stripe from 'stripe';
import { invalid } from '../http/failure.ts';
import { filled, flag, integer, list, object, pairs, required } from '../http/readers.ts';
import { mergeMetadata } from '../resources/metadata.ts';
import { periodEndAfter } from '../world/periods.ts';
import { get, type World } from '../world/world.ts';

/** The `items` of a new subscription, or of a phase. */
export const newItemsShape = list(
  required(object({ price: required(filled), quantity: integer, metadata: pairs })),
);

/** The `items` of a change: with `id` one is changed, without it one is added. */
export const changedItemsShape = list(
  required(
    object({
      id: filled,
      price: filled,
      quantity: integer,
      deleted: flag,
      clear_usage: flag,
      metadata: pairs,
    }),
  ),
);

export interface ItemChange {
  id?: string | undefined;
  price?: string | undefined;
  quantity?: number | undefined;
  deleted?: boolean | undefined;
  metadata?: Record<string, string> | undefined;
}

export interface Recurring {
  interval: string;
  interval_count: number;
}

export function recurringOf(price: Stripe.Price): Stripe.Price.Recurring {
  if (!price.recurring) throw invalid(`The price ${price.id} is not recurring.`, 'items');
  return price.recurring;
}

export const isMetered = ({ price }: { price: Stripe.Price }): boolean =>
  price.recurring?.usage_type === 'metered';

/** What so many cost, in cents, rounded. */
export function costOf(price: Stripe.Price, quantity: number): number {
  return Math.round(Number(price.unit_amount_decimal ?? 0) * quantity);
}

function planOf(price: Stripe.Price): Stripe.Plan {
  const { interval, interval_count, meter, usage_type } = recurringOf(price);
  return {
    id: price.id,
    object: 'plan',
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: price.billing_scheme,
    created: price.created,
    currency: price.currency,
    interval,
    interval_count,
    livemode: false,
    metadata: price.metadata,
    meter,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type,
  };
}

/** The price to subscribe to. Throws 400 for one that is inactive. */
function usablePrice(world: World, id: string): Stripe.Price {
  const price = get(world.prices, id, 'price', 'items[0][price]');
  if (!price.active) {
    throw invalid(
      `The price specified is inactive. This field only accepts active prices.`,
      'items[0][price]',
    );
  }
  recurringOf(price);
  return price;
}

export interface Placement {
  subscription: string;
  anchor: number;
  start: number;
  /** Default: the boundary after `start`. */
  end?: number | undefined;
}

function checkQuantity(price: Stripe.Price, quantity: number | undefined): void {
  if (quantity === undefined) return;
  if (isMetered({ price }))
    throw invalid('You cannot set the quantity of a metered price.', 'items[0][quantity]');
  if (quantity < 0) throw invalid('Invalid non-negative integer', 'items[0][quantity]');
}

export function newItem(world: World, asked: ItemChange, place: Placement): Stripe.SubscriptionItem {
  if (asked.price === undefined)
    throw invalid('Missing required param: items[0][price].', 'items[0][price]', 'parameter_missing');
  const price = usablePrice(world, asked.price);
  checkQuantity(price, asked.quantity);
  return {
    id: world.newId('si'),
    object: 'subscription_item',
    billing_thresholds: null,
    created: world.now,
    current_period_end: place.end ?? periodEndAfter(place.anchor, recurringOf(price), place.start),
    current_period_start: place.start,
    current_trial: null,
    discounts: [],
    metadata: asked.metadata ?? {},
    plan: planOf(price),
    price,
    ...(isMetered({ price }) ? null : { quantity: asked.quantity ?? 1 }),
    subscription: place.subscription,
    tax_rates: [],
  };
}

const sameInterval = (a: Recurring, b: Recurring): boolean =>
  a.interval === b.interval && a.interval_count === b.interval_count;

function changedItem(
  world: World,
  item: Stripe.SubscriptionItem,
  change: ItemChange,
  place: Placement,
): Stripe.SubscriptionItem {
  const price = change.price === undefined ? item.price : usablePrice(world, change.price);
  checkQuantity(price, change.quantity);
  const { quantity: before, ...rest } = item;
  const keeps = sameInterval(recurringOf(price), recurringOf(item.price));
  return {
    ...rest,
    metadata: mergeMetadata(item.metadata, change.metadata),
    plan: planOf(price),
    price,
    ...(isMetered({ price }) ? null : { quantity: change.quantity ?? before ?? 1 }),
    current_period_start: keeps ? item.current_period_start : place.start,
    current_period_end: keeps
      ? item.current_period_end
      : (place.end ?? periodEndAfter(place.anchor, recurringOf(price), place.start)),
  };
}

/**
 * The items after a change. The subscription's own stay as they are. Throws 400 where one price is there
 * twice.
 */
export function itemsAfter(
  world: World,
  before: readonly Stripe.SubscriptionItem[],
  changes: readonly ItemChange[],
  place: Placement,
): Stripe.SubscriptionItem[] {
  const stranger = changes.find(({ id }) => id !== undefined && !before.some((item) => item.id === id));
  if (stranger) throw invalid(`No such subscription item: '${stranger.id}'`, 'items', 'resource_missing');
  const kept = before.flatMap((item) => {
    const change = changes.find(({ id }) => id === item.id);
    if (!change) return [item];
    return change.deleted ? [] : [changedItem(world, item, change, place)];
  });
  const added = changes.filter(({ id }) => id === undefined).map((one) => newItem(world, one, place));
  const items = [...kept, ...added];
  const prices = items.map(({ price }) => price.id);
  const twice = prices.find((id, index) => prices.indexOf(id) !== index);
  if (twice !== undefined) {
    throw invalid(`Cannot add multiple subscription items with the same plan: ${twice}`, 'items');
  }
  if (items.length === 0) throw invalid('A subscription needs at least one item.', 'items');
  return items;
}

/** Whether a change touches how often something is billed, so that Stripe starts a new period. */
export function changesInterval(
  before: readonly Stripe.SubscriptionItem[],
  after: readonly Stripe.SubscriptionItem[],
): boolean {
  return after.some((item) => {
    const was = before.find(({ id }) => id === item.id);
    return was !== undefined && !sameInterval(recurringOf(was.price), recurringOf(item.price));
  });
}

/** The end that comes first: what `cancel_at_period_end` means. */
export function firstPeriodEnd(items: readonly Stripe.SubscriptionItem[]): number {
  return Math.min(...items.map((item) => item.current_period_end));
}
