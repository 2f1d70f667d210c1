import type { TaxBehavior } from '@refinery/contracts/billing.ts';
import { currencyDecimals, formatMoney } from '@refinery/contracts/money.ts';

/** How many decimals a currency has at Stripe; undefined: there is no such currency. */
export function decimalsOf(currency: string): number | undefined {
  const isKnown = Intl.supportedValuesOf('currency').includes(currency.toUpperCase());
  return isKnown ? currencyDecimals(currency) : undefined;
}

interface Price {
  /** In the smallest unit of the currency, as Stripe has it. */
  amount: number;
  currency: string;
  tax: TaxBehavior | null;
}

/** A price as people read it. */
export const priceText = ({ amount, currency, tax }: Price): string =>
  formatMoney('en', amount, currency, 'code') + taxText(tax);

/**
 * What one of many units costs.
 * @param unitCents of a US dollar, with parts of a cent
 */
export const unitText = ({ unitCents, tax }: { unitCents: number; tax: TaxBehavior | null }): string =>
  `USD ${unitCents / 100} each${taxText(tax)}`;

const taxText = (tax: TaxBehavior | null): string => {
  if (tax === null) return '';
  return tax === 'exclusive' ? ' plus tax' : ' with tax';
};
