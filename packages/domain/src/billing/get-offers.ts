import type { OffersReply } from '@refinery/contracts/billing.ts';
import type Stripe from 'stripe';
import type { Context } from '../context/context.ts';
import type { StripeClient } from '../stripe/stripe-client.ts';
import { overageFlaw, readOveragePrice, unitCentsOf } from './internal/overage.ts';
import { readPrices, soldPrices, taxOf } from './internal/prices.ts';

/** How old prices may be, and how soon Stripe is asked again that did not answer, in milliseconds. */
const FRESH_MS = 5 * 60_000;
const AGAIN_MS = 30_000;

interface Asked {
  at: number;
  reply: Promise<OffersReply>;
  failed: boolean;
}

/** What was asked last, for each account of Stripe that this process speaks to. */
const asked = new WeakMap<StripeClient, Asked>();

/**
 * The plans that can be bought now, what they cost, and what is sold beyond them. Everybody may ask, so
 * Stripe is asked once for all who come within five minutes. Where billing is off there are none. Errors:
 * `billing_unavailable`.
 */
export async function getOffers({ clock, stripe }: Pick<Context, 'clock' | 'stripe'>): Promise<OffersReply> {
  return stripe ? knownOffers(stripe, clock.now().getTime()) : { offers: [], overage: null };
}

function knownOffers(stripe: StripeClient, now: number): Promise<OffersReply> {
  const last = asked.get(stripe);
  if (last && now - last.at < (last.failed ? AGAIN_MS : FRESH_MS)) return last.reply;
  const next: Asked = { at: now, reply: stripe.ask(readOffers), failed: false };
  asked.set(stripe, next);
  next.reply.catch(() => {
    next.failed = true;
  });
  return next.reply;
}

async function readOffers(stripe: Stripe): Promise<OffersReply> {
  const offers = soldPrices(await readPrices(stripe));
  const beyond = await readOveragePrice(stripe);
  const isSold = beyond && overageFlaw(beyond) === null;
  return { offers, overage: isSold ? { unitUsd: unitCentsOf(beyond) / 100, tax: taxOf(beyond) } : null };
}
