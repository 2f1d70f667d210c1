import Stripe from 'stripe';
import { invalid } from '../http/failure.ts';
import { pageOf, pageShape } from '../http/list-page.ts';
import {
  decimal,
  filled,
  flag,
  ignored,
  integer,
  list,
  object,
  pairs,
  required,
  type Takes,
  text,
  word,
} from '../http/readers.ts';
import { type Route, route } from '../http/route.ts';
import { get, type World } from '../world/world.ts';
import { mergeMetadata } from './metadata.ts';

const recurringShape = {
  interval: required(word('day', 'week', 'month', 'year')),
  interval_count: integer,
  usage_type: word('licensed', 'metered'),
  meter: filled,
};

const shape = {
  currency: required(filled),
  product: required(filled),
  unit_amount: integer,
  unit_amount_decimal: decimal,
  recurring: object(recurringShape),
  lookup_key: filled,
  transfer_lookup_key: flag,
  nickname: text,
  active: flag,
  billing_scheme: word('per_unit'),
  tax_behavior: word('exclusive', 'inclusive', 'unspecified'),
  metadata: pairs,
} satisfies Takes<Omit<Stripe.PriceCreateParams, 'unit_amount_decimal'> & { unit_amount_decimal?: string }>;

interface Recurring {
  interval: string;
  interval_count: number | undefined;
  usage_type: 'licensed' | 'metered' | undefined;
  meter: string | undefined;
}

function recurringOf(world: World, params: Recurring): Stripe.Price.Recurring {
  const metered = params.usage_type === 'metered';
  if (metered && params.meter === undefined) {
    throw invalid('Metered prices must be backed by a meter.', 'recurring[meter]', 'parameter_missing');
  }
  if (params.meter !== undefined) {
    if (!metered) throw invalid('A meter needs usage_type=metered.', 'recurring[usage_type]');
    const meter = get(world.meters, params.meter, 'billing meter', 'recurring[meter]');
    if (meter.status !== 'active') throw invalid(`Meter ${meter.id} is inactive.`, 'recurring[meter]');
  }
  return {
    interval: params.interval,
    interval_count: params.interval_count ?? 1,
    meter: params.meter ?? null,
    trial_period_days: null,
    usage_type: params.usage_type ?? 'licensed',
  };
}

/** Takes the lookup key from the price that has it, or refuses. */
function claimLookupKey(world: World, key: string, transfer: boolean, except?: string): void {
  for (const price of world.prices.values()) {
    if (price.lookup_key !== key || price.id === except) continue;
    if (!transfer) throw invalid(`A price (\`${price.id}\`) already uses that lookup key.`, 'lookup_key');
    price.lookup_key = null;
    world.emit('price.updated', price);
  }
}

interface Amount {
  unit_amount: number | undefined;
  unit_amount_decimal: string | undefined;
}

/** Cents, which can be parts of one: `0.5` has no `unit_amount`. */
function amountOf(params: Amount): Pick<Stripe.Price, 'unit_amount' | 'unit_amount_decimal'> {
  const cents = params.unit_amount_decimal ?? params.unit_amount?.toString();
  if (cents === undefined || (params.unit_amount !== undefined && params.unit_amount_decimal !== undefined)) {
    throw invalid(
      'You must provide exactly one of `unit_amount` and `unit_amount_decimal`.',
      'unit_amount',
      'parameter_missing',
    );
  }
  const whole = Number.isInteger(Number(cents)) ? Number(cents) : null;
  return { unit_amount: whole, unit_amount_decimal: Stripe.Decimal.from(cents) };
}

function createRoute(world: World): Route {
  return route('POST', '/v1/prices', shape, (params) => {
    get(world.products, params.product, 'product', 'product');
    const amount = amountOf(params);
    const recurring = params.recurring ? recurringOf(world, params.recurring) : null;
    if (params.lookup_key) claimLookupKey(world, params.lookup_key, params.transfer_lookup_key ?? false);
    const price: Stripe.Price = {
      id: world.newId('price'),
      object: 'price',
      active: params.active ?? true,
      billing_scheme: 'per_unit',
      created: world.now,
      currency: params.currency.toLowerCase(),
      custom_unit_amount: null,
      livemode: false,
      lookup_key: params.lookup_key ?? null,
      metadata: params.metadata ?? {},
      nickname: params.nickname ?? null,
      product: params.product,
      recurring,
      tax_behavior: params.tax_behavior ?? 'unspecified',
      tiers_mode: null,
      transform_quantity: null,
      type: recurring ? 'recurring' : 'one_time',
      unit_amount: amount.unit_amount,
      unit_amount_decimal: amount.unit_amount_decimal,
    };
    world.prices.set(price.id, price);
    world.emit('price.created', price);
    return price;
  });
}

/** `/v1/prices`: what they cost and how often never changes. */
export function priceRoutes(world: World): Route[] {
  return [
    createRoute(world),
    route(
      'GET',
      '/v1/prices',
      {
        ...pageShape,
        active: flag,
        product: filled,
        lookup_keys: list(required(filled)),
        currency: filled,
        created: ignored,
        type: word('one_time', 'recurring'),
      },
      (params) => {
        if ((params.lookup_keys?.length ?? 0) > 10) throw invalid('At most 10 lookup keys.', 'lookup_keys');
        const matching = [...world.prices.values()].filter(
          (price) =>
            (params.active === undefined || price.active === params.active) &&
            (params.product === undefined || price.product === params.product) &&
            (params.currency === undefined || price.currency === params.currency) &&
            (params.type === undefined || price.type === params.type) &&
            (params.lookup_keys?.includes(price.lookup_key ?? '') ?? true),
        );
        return pageOf(matching, '/v1/prices', params);
      },
    ),
    route('GET', '/v1/prices/:id', {}, (_, id) => get(world.prices, id, 'price')),
    route(
      'POST',
      '/v1/prices/:id',
      {
        active: flag,
        lookup_key: text,
        transfer_lookup_key: flag,
        nickname: text,
        metadata: pairs,
        tax_behavior: word('exclusive', 'inclusive', 'unspecified'),
      },
      (params, id) => {
        const price = get(world.prices, id, 'price');
        if (params.lookup_key) {
          claimLookupKey(world, params.lookup_key, params.transfer_lookup_key ?? false, id);
        }
        if (params.tax_behavior !== undefined && price.tax_behavior !== 'unspecified')
          throw invalid('`tax_behavior` cannot be changed once it is specified.', 'tax_behavior');
        price.tax_behavior = params.tax_behavior ?? price.tax_behavior;
        price.active = params.active ?? price.active;
        if (params.lookup_key !== undefined) price.lookup_key = params.lookup_key || null;
        price.nickname = params.nickname ?? price.nickname;
        price.metadata = mergeMetadata(price.metadata, params.metadata);
        world.emit('price.updated', price);
        return price;
      },
    ),
  ];
}
