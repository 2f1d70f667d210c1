import { expect, it } from 'vitest';
import { billingSearch } from './billing-search.ts';

it('knows who comes back from the page of Stripe, and leaves nonsense out', () => {
  expect(billingSearch({ checkout: 'paid', other: 'x' })).toEqual({ checkout: 'paid' });
  expect(billingSearch({ checkout: 'cancelled' })).toEqual({ checkout: 'cancelled' });
  expect(billingSearch({ checkout: 'nonsense' })).toEqual({});
  expect(billingSearch({})).toEqual({});
});
