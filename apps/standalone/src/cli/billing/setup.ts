import { TAX_BEHAVIORS, type TaxBehavior } from '@refinery/contracts/billing.ts';
import { OFFERS, type Offer, type OfferedPrice } from '@refinery/domain/billing/offers.ts';
import { type StripeSetUp, setUpStripe } from '@refinery/domain/billing/set-up-stripe.ts';
import { Mistake } from '@refinery/terminal/mistake.ts';
import { type Command, type Input, type Option, textOf } from '../command.ts';
import { DONE, FAILED } from '../exit-codes.ts';
import { alignedRows } from '../output.ts';
import { decimalsOf, priceText, unitText } from './money.ts';
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
    tax: {
      type: 'string',
      value: 'how',
      what: 'has Stripe work out tax, for all prices: exclusive (on top) or inclusive (a part of them)',
    },
    currency: { type: 'string', value: 'code', what: `such as eur; default: ${DEFAULT_CURRENCY}` },
  },
  summary: 'makes at Stripe what selling plans needs: prices, webhook endpoint and portal',
  details: [
    'Uses the account of STRIPE_SECRET_KEY. Give at least one price, for example --pro-month 29 --pro-year 290.',
    'It can be run again: what is as it should be is kept. Another amount is for those who buy from then on.',
    'A plan whose price is not given stays as it is. --tax is for all of them, and may be given alone.',
  ],
  read: (input) => {
    const wanted = { offered: readPrices(input), overageCents: readOverage(input), tax: readTax(input) };
    if (wanted.offered.length === 0 && !wanted.tax)
      throw new Mistake('Give at least one price, for example --pro-month 29, or --tax');
    return async (ctx, output) => {
      const done = await setUpStripe(ctx.readBilling(), wanted);
      await output.tell(done, describe(done));
      return done.webhook.done === 'refused' || isNothing(done) ? FAILED : DONE;
    };
  },
};

/** Tax alone, and no price that could have it. */
const isNothing = ({ prices, overage }: StripeSetUp): boolean => prices.length === 0 && overage === null;

function priceOption(offer: Offer): Option {
  return { type: 'string', value: 'amount', what: `what ${offerText(offer)} costs, such as 29 or 29.50` };
}

function readPrices(input: Input): OfferedPrice[] {
  const currency = (textOf(input, 'currency') ?? DEFAULT_CURRENCY).toLowerCase();
  const decimals = decimalsOf(currency);
  if (decimals === undefined) throw new Mistake(`There is no currency ${currency}`);
  if (decimals !== 2) throw new Mistake(`Prices in ${currency} must be made in the dashboard of Stripe`);
  return OFFERS.flatMap((offer) => {
    const amount = textOf(input, optionName(offer));
    return amount === undefined ? [] : [{ ...offer, amount: centsOf(offer, amount), currency }];
  });
}

function readTax(input: Input): TaxBehavior | undefined {
  const given = textOf(input, 'tax');
  const tax = TAX_BEHAVIORS.find((one) => one === given);
  if (given !== undefined && !tax) throw new Mistake(`--tax must be ${TAX_BEHAVIORS.join(' or ')}`);
  return tax;
}

/** In cents of US dollars, down to a thousandth; undefined: it was not given. */
function readOverage(input: Input): number | undefined {
  const amount = textOf(input, 'overage');
  if (amount === undefined) return undefined;
  const cents = UNIT_AMOUNT.test(amount) ? Math.round(Number(amount) * 100_000) / 1_000 : 0;
  if (cents === 0) throw new Mistake('--overage must be an amount such as 0.01 or 0.0025');
  return cents;
}

function centsOf(offer: Offer, amount: string): number {
  const cents = AMOUNT.test(amount) ? Math.round(Number(amount) * 100) : 0;
  if (cents === 0) throw new Mistake(`--${optionName(offer)} must be an amount such as 29 or 29.50`);
  return cents;
}

function describe(done: StripeSetUp): string[] {
  const { prices, overage, webhook } = done;
  return [
    ...(isNothing(done) ? ['✖ No price is sold that could have tax. Give prices with --tax.'] : []),
    ...alignedRows([
      ...prices.map((price): [string, string, string] => [offerText(price), priceText(price), price.done]),
      ...(overage ? [['beyond the plan', unitText(overage), overage.done]] : []),
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
