import type Stripe from 'stripe';
import { plain } from '../http/expand.ts';
import { missing } from '../http/failure.ts';
import { API_VERSION } from './api-version.ts';
import type { FakeEvent } from './events.ts';
import { pendingTaxSettings } from './tax-settings.ts';
import type { CardName } from './test-cards.ts';

/** What happens when a renewal is not paid. */
export interface RetrySettings {
  /** Days after the one before at which payment is tried again. */
  afterDays: number[];
  /** What the subscription becomes after the last one; `past_due` leaves it. */
  outcome: 'canceled' | 'unpaid' | 'past_due';
}

/** What Stripe knows of a subscription and does not tell. */
export interface SubscriptionNotes {
  /** Lines for the next invoice (`create_prorations`). */
  pendingLines: Stripe.InvoiceLineItem[];
  /** The invoice that has to be paid for the pending update. */
  pendingInvoice: string | undefined;
  trialWarned: boolean;
}

type Diff = Record<string, unknown>;

/** What was there before of all that differs. */
function differences(before: Diff, after: Diff): Diff {
  const names = Object.keys(after).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  return Object.fromEntries(names.map((name) => [name, before[name] ?? null]));
}

/** All that this Stripe holds. Times are in seconds since the epoch. */
export class World {
  now: number;
  retries: RetrySettings;
  customers = new Map<string, Stripe.Customer>();
  deletedCustomers = new Map<string, Stripe.DeletedCustomer>();
  products = new Map<string, Stripe.Product>();
  prices = new Map<string, Stripe.Price>();
  meters = new Map<string, Stripe.Billing.Meter>();
  meterEvents: Stripe.Billing.MeterEvent[] = [];
  checkoutSessions = new Map<string, Stripe.Checkout.Session>();
  portalSessions = new Map<string, Stripe.BillingPortal.Session>();
  portalConfigurations = new Map<string, Stripe.BillingPortal.Configuration>();
  subscriptions = new Map<string, Stripe.Subscription>();
  subscriptionNotes = new Map<string, SubscriptionNotes>();
  schedules = new Map<string, Stripe.SubscriptionSchedule>();
  invoices = new Map<string, Stripe.Invoice>();
  paymentIntents = new Map<string, Stripe.PaymentIntent>();
  paymentMethods = new Map<string, Stripe.PaymentMethod>();
  /** Which test card a payment method is. */
  cards = new Map<string, CardName>();
  refunds = new Map<string, Stripe.Refund>();
  webhookEndpoints = new Map<string, Stripe.WebhookEndpoint>();
  taxSettings = pendingTaxSettings();
  events: FakeEvent[] = [];
  /** The request that is being answered, for its events. */
  request: { id: string | null; idempotency_key: string | null } = { id: null, idempotency_key: null };
  private counters = new Map<string, number>();
  private told = new Map<string, Diff>();

  constructor(now: number, retries: RetrySettings) {
    this.now = now;
    this.retries = retries;
  }

  /** Takes everybody who has bought with all that is theirs. What is sold stays. */
  forgetCustomers(): void {
    for (const theirs of [
      ...[this.customers, this.deletedCustomers, this.checkoutSessions, this.portalSessions],
      ...[this.subscriptions, this.subscriptionNotes, this.schedules, this.invoices],
      ...[this.paymentIntents, this.paymentMethods, this.cards, this.refunds],
    ])
      theirs.clear();
    this.meterEvents = [];
  }

  /** `cus_00000000000001`, and so on. */
  newId(prefix: string): string {
    const count = (this.counters.get(prefix) ?? 0) + 1;
    this.counters.set(prefix, count);
    return `${prefix}_${String(count).padStart(14, '0')}`;
  }

  /** Whatever has the id. */
  find(id: string): object | undefined {
    const all: ReadonlyMap<string, object>[] = [
      this.customers,
      this.deletedCustomers,
      this.products,
      this.prices,
      this.meters,
      this.checkoutSessions,
      this.subscriptions,
      this.schedules,
      this.invoices,
      this.paymentIntents,
      this.paymentMethods,
      this.portalConfigurations,
    ];
    return all.map((kind) => kind.get(id)).find((found) => found !== undefined);
  }

  /**
   * Writes down that something happened to an object. An `….updated` says what was there before, and is none
   * where nothing changed.
   */
  emit(type: string, object: { id: string }): void {
    const now: Diff = plain(object);
    const before = this.told.get(object.id) ?? {};
    this.told.set(object.id, now);
    const previous = type.endsWith('.updated') ? differences(before, now) : undefined;
    if (previous && Object.keys(previous).length === 0) return;
    this.events.push({
      id: this.newId('evt'),
      object: 'event',
      api_version: API_VERSION,
      created: this.now,
      data: { object: now, ...(previous ? { previous_attributes: previous } : null) },
      livemode: false,
      pending_webhooks: 0,
      request: this.request,
      type,
    });
  }

  notesOf(subscription: string): SubscriptionNotes {
    const notes = this.subscriptionNotes.get(subscription);
    if (notes) return notes;
    const fresh: SubscriptionNotes = { pendingLines: [], pendingInvoice: undefined, trialWarned: false };
    this.subscriptionNotes.set(subscription, fresh);
    return fresh;
  }
}

/** What has the id, or 404 `resource_missing`. */
export function get<T>(kind: ReadonlyMap<string, T>, id: string, noun: string, param = 'id'): T {
  const found = kind.get(id);
  if (found === undefined) throw missing(noun, id, param);
  return found;
}

/** The id of what is there whole or as its id. */
export function idOf(value: string | { id: string } | null | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.id;
}
