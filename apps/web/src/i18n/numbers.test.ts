import { formatMoney } from '@prompt-refinery/client';
import { expect, it } from 'vitest';
import { exactIn, exactShareIn, numberIn, percentIn, signedIn, usdIn } from './numbers.ts';

it('writes what single calls cost', () => {
  const amounts = [0, 0.000032, 0.0099, 0.01234, 1.5, 1_234.56789, -0.00001, -0.0000001];
  expect(amounts.map((value) => usdIn('en', value))).toEqual([
    ...['$0.00', '$0.000032', '$0.0099', '$0.0123', '$1.50', '$1,234.5679', '-$0.00001', '$0.00'],
  ]);
  expect(usdIn('de', 0.000032)).toBe('0,000032\u00a0$');
});

it('writes what something costs, in any currency', () => {
  expect([
    formatMoney('en', 2_950, 'usd'),
    formatMoney('en', 0, 'eur'),
    formatMoney('en', 500, 'jpy'),
  ]).toEqual([...['$29.50', '€0.00', '¥500']]);
  // The smallest units are those of Stripe, whatever people pay in cash.
  const rare = ['huf', 'isk', 'ugx', 'krw', 'kwd'].map((currency) => formatMoney('en', 123_450, currency));
  expect(rare.map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
    ...['HUF 1,234.50', 'ISK 1,234.50', 'UGX 1,234.50', '₩123,450', 'KWD 123.450'],
  ]);
  expect(formatMoney('de', 129_950, 'eur')).toBe('1.299,50\u00a0€');
});

it('gives no sign to nothing', () => {
  const values = [-0, -0.0001, 0.0001, -0.5];
  expect(values.map((value) => numberIn('en', value))).toEqual(['0', '0', '0', '-0.5']);
  expect(values.map((value) => percentIn('en', value))).toEqual(['0%', '0%', '0%', '-0.5%']);
  expect([...values, 0.5].map((value) => signedIn('en', value))).toEqual(['0', '0', '0', '-0.5', '+0.5']);
});

it('writes what was set as it was set', () => {
  expect([0.1, 0.000025, 1234.5678].map((value) => exactIn('en', value))).toEqual([
    ...['0.1', '0.000025', '1,234.5678'],
  ]);
  expect([0.07, 0.0525, 0.29, 0.123456].map((share) => exactShareIn('en', share))).toEqual([
    ...['7%', '5.25%', '29%', '12.3456%'],
  ]);
});
