import { OFFERS, type Offer } from '@refinery/domain/billing/offers.ts';
import { type OfferedPrice, type StripeSetUp, setUpStripe } from '@refinery/domain/billing/set-up-stripe.ts';
import { Mistake } from '@refinery/terminal/mistake.ts';
import { type Command, type Input, type Option, textOf } from '../command.ts';
import { DONE, FAILED } from '../exit-codes.ts';
import { alignedRows } from '../output.ts';
import { decimalsOf, moneyText, unitText } from './money.ts';
import { offerText } from './offer-text.ts';

const DEFAULT_CURRENCY = 'usd';
const AMOUNT = /^\d{1,6}(\.\d{1,2})?$/;

const UNIT_AMOUNT = /^\d{1,3}(\.\d{1,5})?$/;

const optionName = ({ plan, interval }: Offer): string => `${plan}-${interval}`;

export const setupCommand: Command = {
  name: 'billing setup',
  args: [],
  options: {
    ...Object.fromEntries(OFFERS.map((offer) => [optionName(offer), priceOption(offer)])),
    overage: {
      type: 'string',
      value: 'amount',
      what: 'what each optimization beyond a plan costs, in US dollars, such as 0.01',
    },
    currency: { type: 'string', value: 'code', what: `such as eur; default: ${DEFAULT_CURRENCY}` },
  },
  summary: 'makes at Stripe what selling plans needs: prices, webhook endpoint and portal',
  details: [
    'Uses the account of STRIPE_SECRET_KEY. Give at least one price, for example --pro-month 29 --pro-year 290.',
    'It can be run again: what is as it should be is kept. Another amount is for those who buy from then on.',
    'A plan whose price is not given stays as it is.',
  ],
  read: (input) => {
    const offered = readPrices(input);
    const overageCents = readOverage(input);
    return async (ctx, output) => {
      const done = await setUpStripe(ctx.readBilling(), offered, overageCents);
      await output.tell(done, describe(done));
      return done.webhook.done === 'refused' ? FAILED : DONE;
    };
  },
};

function priceOption(offer: Offer): Option {
  return { type: 'string', value: 'amount', what: `what ${offerText(offer)} costs, such as 29 or 29.50` };
}

function readPrices(input: Input): OfferedPrice[] {
  const currency = (textOf(input, 'currency') ?? DEFAULT_CURRENCY).toLowerCase();
  const decimals = decimalsOf(currency);
  if (decimals === undefined) throw new Mistake(`There is no currency ${currency}`);
  if (decimals !== 2) throw new Mistake(`Prices in ${currency} must be made in the dashboard of Stripe`);
  const offered = OFFERS.flatMap((offer) => {
    const amount = textOf(input, optionName(offer));
    return amount === undefined ? [] : [{ ...offer, amount: centsOf(offer, amount), currency }];
  });
  if (offered.length === 0) throw new Mistake('Give at least one price, for example --pro-month 29');
  return offered;
}

/** In cents of US dollars, down to a thousandth; null: it was not given. */
function readOverage(input: Input): number | null {
  const amount = textOf(input, 'overage');
  if (amount === undefined) return null;
  const cents = UNIT_AMOUNT.test(amount) ? Math.round(Number(amount) * 100_000) / 1_000 : 0;
  if (cents === 0) throw new Mistake('--overage must be an amount such as 0.01 or 0.0025');
  return cents;
}

function centsOf(offer: Offer, amount: string): number {
  const cents = AMOUNT.test(amount) ? Math.round(Number(amount) * 100) : 0;
  if (cents === 0) throw new Mistake(`--${optionName(offer)} must be an amount such as 29 or 29.50`);
  return cents;
}

function describe({ prices, overage, webhook }: StripeSetUp): string[] {
  return [
    ...alignedRows([
      ...prices.map((price): [string, string, string] => [
        offerText(price),
        moneyText(price.amount, price.currency),
        price.done,
      ]),
      ...(overage ? [['beyond the plan', unitText(overage.unitCents), overage.done]] : []),
      ['webhook', webhook.url, webhook.done],
    ]),
    ...(webhook.secret
      ? [
          'Stripe shows this only now. Set it for the API, and restart the API:',
          `STRIPE_WEBHOOK_SECRETS=${webhook.secret}`,
        ]
      : []),
    ...(webhook.done === 'refused'
      ? [
          `✖ Stripe refuses the address of the webhook endpoint: ${webhook.reason}`,
          '  → Set PUBLIC_URL to the address under which Stripe reaches the API, and run this again.',
        ]
      : []),
  ];
}
