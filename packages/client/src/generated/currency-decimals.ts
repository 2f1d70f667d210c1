// Made from packages/contracts by `pnpm docs:write`. Not to be edited.

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
