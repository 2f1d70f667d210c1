import { currencyDecimals } from '@refinery/contracts/currency-decimals.ts';

/** How many decimals a currency has at Stripe; undefined: there is no such currency. */
export function decimalsOf(currency: string): number | undefined {
  const isKnown = Intl.supportedValuesOf('currency').includes(currency.toUpperCase());
  return isKnown ? currencyDecimals(currency) : undefined;
}

/**
 * An amount as people read it.
 * @param amount in the smallest unit of the currency, as Stripe has it
 */
export function moneyText(amount: number, currency: string): string {
  const decimals = currencyDecimals(currency);
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amount / 10 ** decimals);
}

/** What one of many units costs.
 * @param cents of a US dollar, with parts of a cent
 */
export const unitText = (cents: number): string => `USD ${cents / 100} each`;
