import type Stripe from 'stripe';
import type { World } from '../world/world.ts';

/**
 * A customer's usage from `start` (in) to `end` (not in), by the times that the events carry. Of two `last`
 * events of one second the one that came later counts.
 */
export function usageOf(
  world: World,
  meter: Stripe.Billing.Meter,
  customer: string,
  start: number,
  end: number,
): number {
  const values = world.meterEvents
    .filter(
      ({ event_name: name, payload, timestamp }) =>
        name === meter.event_name &&
        payload[meter.customer_mapping.event_payload_key] === customer &&
        timestamp >= start &&
        timestamp < end,
    )
    .sort((a, b) => a.timestamp - b.timestamp)
    .map(({ payload }) => Number(payload[meter.value_settings.event_payload_key]));
  if (meter.default_aggregation.formula === 'count') return values.length;
  if (meter.default_aggregation.formula === 'last') return values.at(-1) ?? 0;
  return values.reduce((sum, value) => sum + value, 0);
}
