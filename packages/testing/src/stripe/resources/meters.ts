import type Stripe from 'stripe';
import { usageOf } from '../billing/usage.ts';
import { invalid, missing } from '../http/failure.ts';
import { pageOf, pageShape } from '../http/list-page.ts';
import { filled, integer, object, pairs, required, type Takes, word } from '../http/readers.ts';
import { type Route, route } from '../http/route.ts';
import { get, type World } from '../world/world.ts';

const DAY = 86_400;
const OLDEST_DAYS = 35;
const AHEAD_SECONDS = 300;

const shape = {
  display_name: required(filled),
  event_name: required(filled),
  default_aggregation: required(object({ formula: required(word('count', 'last', 'sum')) })),
  event_time_window: word('day', 'hour'),
  customer_mapping: object({ event_payload_key: required(filled), type: required(word('by_id')) }),
  value_settings: object({ event_payload_key: required(filled) }),
} satisfies Takes<Stripe.Billing.MeterCreateParams>;

function meterNamed(world: World, eventName: string): Stripe.Billing.Meter {
  for (const meter of world.meters.values()) {
    if (meter.event_name === eventName && meter.status === 'active') return meter;
  }
  throw invalid(`No active meter found for event name ${eventName}.`, 'event_name', 'resource_missing');
}

interface MeterEventParams {
  event_name: string;
  payload: Record<string, string>;
  identifier: string | undefined;
  timestamp: number | undefined;
}

function addMeterEvent(world: World, params: MeterEventParams): Stripe.Billing.MeterEvent {
  const meter = meterNamed(world, params.event_name);
  const { timestamp = world.now } = params;
  const customer = params.payload[meter.customer_mapping.event_payload_key];
  const value = params.payload[meter.value_settings.event_payload_key];
  if (customer === undefined || value === undefined) {
    throw invalid(
      'The payload lacks the customer or the value that the meter reads.',
      'payload',
      'parameter_missing',
    );
  }
  if (!world.customers.has(customer)) throw missing('customer', customer, 'payload');
  if (!/^\d{1,15}(\.\d{1,12})?$/.test(value)) throw invalid(`Invalid value: ${value}`, 'payload');
  if (timestamp < world.now - OLDEST_DAYS * DAY) {
    throw invalid('The timestamp is more than 35 days ago.', 'timestamp', 'timestamp_too_far_in_past');
  }
  if (timestamp > world.now + AHEAD_SECONDS) {
    throw invalid('The timestamp is more than 5 minutes ahead.', 'timestamp', 'timestamp_in_future');
  }
  const identifier = params.identifier ?? world.newId('mevt');
  const known = world.meterEvents.some(
    (event) => event.identifier === identifier && event.created > world.now - DAY,
  );
  if (known) throw invalid(`An event already exists with identifier ${identifier}.`, 'identifier');
  const event: Stripe.Billing.MeterEvent = {
    object: 'billing.meter_event',
    created: world.now,
    event_name: params.event_name,
    identifier,
    livemode: false,
    payload: params.payload,
    timestamp,
  };
  world.meterEvents.push(event);
  return event;
}

function setStatus(world: World, id: string, status: 'active' | 'inactive'): Stripe.Billing.Meter {
  const meter = get(world.meters, id, 'billing meter');
  meter.status = status;
  meter.updated = world.now;
  meter.status_transitions.deactivated_at = status === 'inactive' ? world.now : null;
  return meter;
}

function createRoute(world: World): Route {
  return route('POST', '/v1/billing/meters', shape, (params) => {
    const taken = [...world.meters.values()].find((meter) => meter.event_name === params.event_name);
    if (taken?.status === 'active') {
      throw invalid(`An active meter already uses the event name ${params.event_name}.`, 'event_name');
    }
    const meter: Stripe.Billing.Meter = {
      id: world.newId('mtr'),
      object: 'billing.meter',
      created: world.now,
      customer_mapping: {
        event_payload_key: params.customer_mapping?.event_payload_key ?? 'stripe_customer_id',
        type: 'by_id',
      },
      default_aggregation: { formula: params.default_aggregation.formula },
      display_name: params.display_name,
      event_name: params.event_name,
      event_time_window: params.event_time_window ?? null,
      livemode: false,
      status: 'active',
      status_transitions: { deactivated_at: null },
      updated: world.now,
      value_settings: { event_payload_key: params.value_settings?.event_payload_key ?? 'value' },
    };
    world.meters.set(meter.id, meter);
    world.emit('billing.meter.created', meter);
    return meter;
  });
}

/**
 * `/v1/billing/meters` and `/v1/billing/meter_events`. Events count at once; for an unknown customer they are
 * refused here, where Stripe takes them and reports the error later.
 */
export function meterRoutes(world: World): Route[] {
  return [
    createRoute(world),
    route('GET', '/v1/billing/meters', { ...pageShape, status: word('active', 'inactive') }, (params) => {
      const all = [...world.meters.values()];
      const { status } = params;
      const matching = all.filter((meter) => status === undefined || meter.status === status);
      return pageOf(matching, '/v1/billing/meters', params);
    }),
    route('GET', '/v1/billing/meters/:id', {}, (_, id) => get(world.meters, id, 'billing meter')),
    route('POST', '/v1/billing/meters/:id/deactivate', {}, (_, id) => setStatus(world, id, 'inactive')),
    route('POST', '/v1/billing/meters/:id/reactivate', {}, (_, id) => setStatus(world, id, 'active')),
    route(
      'GET',
      '/v1/billing/meters/:id/event_summaries',
      {
        ...pageShape,
        customer: required(filled),
        start_time: required(integer),
        end_time: required(integer),
      },
      ({ customer, start_time: start, end_time: end }, id) => {
        const meter = get(world.meters, id, 'billing meter');
        const summary: Stripe.Billing.MeterEventSummary = {
          id: `mtrusg_${id}`,
          object: 'billing.meter_event_summary',
          aggregated_value: usageOf(world, meter, customer, start, end),
          end_time: end,
          livemode: false,
          meter: id,
          start_time: start,
        };
        return {
          object: 'list',
          data: [summary],
          has_more: false,
          url: `/v1/billing/meters/${id}/event_summaries`,
        };
      },
    ),
    route(
      'POST',
      '/v1/billing/meter_events',
      { event_name: required(filled), payload: required(pairs), identifier: filled, timestamp: integer },
      (params) => addMeterEvent(world, params),
    ),
  ];
}
