const formatOf = (currency: string): Intl.NumberFormat =>
  new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' });

/** How many decimals a currency has; undefined: there is no such currency. */
export function decimalsOf(currency: string): number | undefined {
  if (!Intl.supportedValuesOf('currency').includes(currency.toUpperCase())) return undefined;
  return formatOf(currency).resolvedOptions().maximumFractionDigits;
}

/**
 * An amount as people read it.
 * @param amount in the smallest unit of the currency, as Stripe has it
 */
export function moneyText(amount: number, currency: string): string {
  const format = formatOf(currency);
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
