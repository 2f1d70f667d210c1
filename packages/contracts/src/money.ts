/** Source: https://docs.stripe.com/currencies. All others have two, ISK and UGX among them. */
const WITHOUT = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ');
const WITH_THREE = 'bhd jod kwd omr tnd'.split(' ');

/**
 * How many decimals an amount of money has that is counted in the smallest unit of its currency, as Stripe
 * counts it: 2 for `usd`. `Intl` follows what people pay in cash, which differs, as for `huf`.
 * @param currency three letters
 */
export function currencyDecimals(currency: string): number {
  const code = currency.toLowerCase();
  if (WITHOUT.includes(code)) return 0;
  return WITH_THREE.includes(code) ? 3 : 2;
}

/**
 * What something costs, as people read it.
 * @param amount in the smallest unit of the currency, such as cents
 * @param currency three letters
 * @param currencyDisplay how the currency is written; default: by its sign
 */
export function formatMoney(
  language: string,
  amount: number,
  currency: string,
  currencyDisplay: 'symbol' | 'code' = 'symbol',
): string {
  const decimals = currencyDecimals(currency);
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amount / 10 ** decimals);
}
