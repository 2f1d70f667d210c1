import { currencyDecimals, formatMoney } from '@refinery/contracts/money.ts';

/** How many decimals a currency has at Stripe; undefined: there is no such currency. */
export function decimalsOf(currency: string): number | undefined {
  const isKnown = Intl.supportedValuesOf('currency').includes(currency.toUpperCase());
  return isKnown ? currencyDecimals(currency) : undefined;
}

/**
 * An amount as people read it.
 * @param amount in the smallest unit of the currency, as Stripe has it
 */
export const moneyText = (amount: number, currency: string): string =>
  formatMoney('en', amount, currency, 'code');

/**
 * What one of many units costs.
 * @param cents of a US dollar, with parts of a cent
 */
export const unitText = (cents: number): string => `USD ${cents / 100} each`;
