import { checkStripe, type StripeCheck } from '@refinery/domain/billing/check-stripe.ts';
import type { Command } from '../command.ts';
import { DONE, FAILED } from '../exit-codes.ts';
import { alignedRows } from '../output.ts';
import { priceText, unitText } from './money.ts';
import { offerText } from './offer-text.ts';

export const checkCommand: Command = {
  name: 'billing check',
  args: [],
  summary: 'compares what is at Stripe with what selling plans needs',
  details: [
    'Uses the account of STRIPE_SECRET_KEY and changes nothing. Exit code 1 if anything must be mended before',
    'people can buy a plan and have it at once.',
  ],
  read: () => async (ctx, output) => {
    const checked = await checkStripe(ctx.readBilling());
    await output.tell(checked, describe(checked));
    return checked.problems.length > 0 ? FAILED : DONE;
  },
};

function describe({ prices, overage, webhook, problems }: StripeCheck): string[] {
  return [
    ...alignedRows([
      ...prices.map((price) => [
        offerText(price),
        price.amount === null || price.currency === null
          ? 'not sold'
          : priceText({ amount: price.amount, currency: price.currency, tax: price.tax }),
      ]),
      ['beyond the plan', overage ? unitText(overage) : 'not sold'],
      ['webhook', webhook.url],
    ]),
    ...(problems.length > 0 ? problems.map((problem) => `✖ ${problem}`) : ['Plans can be bought.']),
  ];
}
