import { describe, expect, it } from 'vitest';
import { customerWith, day, type OpenStripe, openStripe, unix } from './open-stripe.ts';
import type { RetrySettings } from './world/world.ts';

const first = { day_of_month: 1, hour: 0, minute: 0, second: 0 };

async function withStripe(run: (open: OpenStripe) => Promise<void>, retries?: RetrySettings): Promise<void> {
  const open = await openStripe(retries ? { retries } : {});
  try {
    await run(open);
  } finally {
    await open.close();
  }
}

describe('the clock', () => {
  it.each([
    ['canceled', 'canceled'],
    ['unpaid', 'unpaid'],
    ['past_due', 'past_due'],
  ] as const)('tries a renewal again after 3, 5 and 7 days, then leaves it %s', async (outcome, status) => {
    await withStripe(
      async ({ fake, stripe, shop }) => {
        const customer = await customerWith(stripe, 'pm_card_failsOnRenewal');
        const { id } = await stripe.subscriptions.create({ customer, items: [{ price: shop.proMonthly }] });
        const state = async (): Promise<string> => (await stripe.subscriptions.retrieve(id)).status;
        expect(await state()).toBe('active');
        fake.advance(day('2026-02-16T12:30:00'));
        // The invoice is a draft for an hour.
        expect(await state()).toBe('active');
        fake.advance(day('2026-02-16T13:00:00'));
        expect(await state()).toBe('past_due');
        fake.advance(day('2026-03-03T12:00:00'));
        expect(await state()).toBe('past_due');
        fake.advance(day('2026-03-03T13:00:00'));
        expect(await state()).toBe(status);
        const failed = fake.takeEvents().filter(({ type }) => type === 'invoice.payment_failed');
        expect(failed).toHaveLength(4);
      },
      { afterDays: [3, 5, 7], outcome },
    );
  });

  it('makes a subscription active again when a new card pays at the next attempt', async () => {
    await withStripe(async ({ fake, stripe, shop }) => {
      const customer = await customerWith(stripe, 'pm_card_failsOnRenewal');
      const { id } = await stripe.subscriptions.create({ customer, items: [{ price: shop.proMonthly }] });
      fake.advance(day('2026-02-16T13:00:00'));
      fake.changeCard(customer, 'pm_card_visa');
      expect((await stripe.subscriptions.retrieve(id)).status).toBe('past_due');
      fake.advance(day('2026-02-19T13:00:00'));
      expect((await stripe.subscriptions.retrieve(id)).status).toBe('active');
      expect(fake.paidBy(customer)).toBe(6200);
    });
  });

  it('ends a trial by billing, pausing or cancelling', async () => {
    await withStripe(async ({ fake, stripe, shop }) => {
      const trial = async (card: string | undefined, missing: 'cancel' | 'pause'): Promise<string> => {
        const customer = card ? await customerWith(stripe, card) : (await stripe.customers.create()).id;
        const made = await stripe.subscriptions.create({
          customer,
          items: [{ price: shop.proMonthly }],
          trial_end: unix('2026-01-30T12:00:00'),
          trial_settings: { end_behavior: { missing_payment_method: missing } },
        });
        expect(made).toMatchObject({ status: 'trialing' });
        return made.id;
      };
      const ids = [
        await trial('pm_card_visa', 'cancel'),
        await trial(undefined, 'cancel'),
        await trial(undefined, 'pause'),
      ];
      fake.advance(day('2026-01-30T13:00:00'));
      const after = await Promise.all(ids.map((id) => stripe.subscriptions.retrieve(id)));
      expect(after.map(({ status }) => status)).toEqual(['active', 'canceled', 'paused']);
      expect(fake.paidBy(String(after[0]?.customer))).toBe(3100);
      const warned = fake.takeEvents().filter(({ type }) => type === 'customer.subscription.trial_will_end');
      expect(warned).toHaveLength(3);
    });
  });

  it('expires what was never paid after 23 hours', async () => {
    await withStripe(async ({ fake, stripe, shop }) => {
      const customer = await customerWith(stripe, 'pm_card_authenticationRequired');
      const made = await stripe.subscriptions.create({ customer, items: [{ price: shop.proMonthly }] });
      expect(made.status).toBe('incomplete');
      fake.advance(day('2026-01-17T11:00:00'));
      expect((await stripe.subscriptions.retrieve(made.id)).status).toBe('incomplete_expired');
      expect(await stripe.invoices.retrieve(String(made.latest_invoice))).toMatchObject({ status: 'void' });
    });
  });

  it('bills a month by its last running total, once, and what came within the hour after', async () => {
    await withStripe(async ({ fake, stripe, shop }) => {
      const customer = await customerWith(stripe, 'pm_card_visa');
      await stripe.subscriptions.create({
        customer,
        items: [{ price: shop.proMonthly }, { price: shop.overage }],
        billing_cycle_anchor_config: first,
      });
      const report = (value: number, at: string, identifier: string) =>
        stripe.billing.meterEvents.create({
          event_name: 'units',
          payload: { stripe_customer_id: customer, value: String(value) },
          timestamp: unix(at),
          identifier,
        });
      fake.advance(day('2026-01-31T23:59:00'));
      await report(400, '2026-01-20T00:00:00', 'a');
      await report(1000, '2026-01-31T23:00:00', 'b');
      await report(700, '2026-01-25T00:00:00', 'c');
      await expect(report(9, '2026-01-31T23:30:00', 'b')).rejects.toMatchObject({ statusCode: 400 });
      fake.advance(day('2026-02-01T00:30:00'));
      await report(1200, '2026-01-31T23:59:59', 'd');
      await report(10, '2026-02-01T00:10:00', 'e');
      fake.advance(day('2026-02-01T01:00:00'));
      expect(fake.paidBy(customer)).toBe(1550 + 3100 + 600);
      fake.advance(day('2026-03-01T01:00:00'));
      expect(fake.paidBy(customer)).toBe(1550 + 3100 + 600 + 3100 + 5);
    });
  });

  it('bills what was used when a subscription ends', async () => {
    await withStripe(async ({ fake, stripe, shop }) => {
      const customer = await customerWith(stripe, 'pm_card_visa');
      const made = await stripe.subscriptions.create({
        customer,
        items: [{ price: shop.proMonthly }, { price: shop.overage }],
      });
      await stripe.subscriptions.update(made.id, { cancel_at_period_end: true });
      fake.advance(day('2026-02-10T00:00:00'));
      await stripe.billing.meterEvents.create({
        event_name: 'units',
        payload: { stripe_customer_id: customer, value: '200' },
      });
      fake.advance(day('2026-02-16T13:00:00'));
      expect((await stripe.subscriptions.retrieve(made.id)).status).toBe('canceled');
      expect(fake.paidBy(customer)).toBe(3100 + 100);
    });
  });
});
