import Stripe from 'stripe';
import { Random } from '../../random.ts';

/** An event as Stripe holds it: `data.object` is how the object was at that moment. */
export interface FakeEvent {
  id: string;
  object: 'event';
  api_version: string;
  created: number;
  data: { object: Record<string, unknown>; previous_attributes?: Record<string, unknown> };
  livemode: boolean;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
}

/** An event as it is delivered: POST `body` with the headers. */
export interface SignedEvent {
  id: string;
  type: string;
  /** Its customer, where it has one. */
  customer: string | undefined;
  body: string;
  headers: Record<string, string>;
}

export interface Arrangement {
  seed: number;
  /** In any order. */
  shuffled?: boolean;
  /** The share of events that come twice, from 0 to 1. */
  doubled?: number;
  /** The share of events that never come. */
  lost?: number;
}

/** Events as a network may bring them: the same for the same seed. */
export function arranged<T>(events: readonly T[], how: Arrangement): T[] {
  const random = new Random(how.seed);
  const kept = events.filter(() => !random.chance(how.lost ?? 0));
  const all = kept.flatMap((event) => (random.chance(how.doubled ?? 0) ? [event, event] : [event]));
  if (!how.shuffled) return all;
  for (let last = all.length - 1; last > 0; last -= 1) {
    const [moved] = all.splice(random.below(last + 1), 1);
    if (moved !== undefined) all.push(moved);
  }
  return all;
}

export interface Signing {
  /** Signed with each, as while a secret is being rotated. */
  secrets: readonly string[];
  /** When it is signed. */
  at: Date;
}

/** The event's body with the header `stripe-signature`. */
export function signed(event: FakeEvent, { secrets, at }: Signing): SignedEvent {
  const body = JSON.stringify(event, null, 2);
  const timestamp = Math.floor(at.getTime() / 1000);
  const signatures = secrets.map((secret) =>
    new Stripe('sk_test').webhooks.generateTestHeaderString({ payload: body, secret, timestamp }),
  );
  const parts = signatures.flatMap((header, index) => (index === 0 ? [header] : header.split(',').slice(1)));
  const { customer, object, id } = event.data.object;
  const owner = object === 'customer' ? id : customer;
  return {
    id: event.id,
    type: event.type,
    customer: typeof owner === 'string' ? owner : undefined,
    body,
    headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': parts.join(',') },
  };
}

/** Sends the events one after the other. Gives the statuses; 0 where no answer came. */
export async function deliver(url: string, events: readonly SignedEvent[]): Promise<number[]> {
  const statuses: number[] = [];
  for (const { body, headers } of events) {
    try {
      const response = await fetch(url, { method: 'POST', headers, body });
      await response.arrayBuffer();
      statuses.push(response.status);
    } catch {
      statuses.push(0);
    }
  }
  return statuses;
}
