import { expect, it } from 'vitest';
import { batchesSearch, itemsSearch } from './batches-search.ts';

it('takes the filters of an address', () => {
  expect(batchesSearch({ status: 'cancelling', form: 'open' })).toEqual({
    status: 'cancelling',
    form: 'open',
  });
  expect(itemsSearch({ status: 'processing' })).toEqual({ status: 'processing' });
});

it('leaves nonsense out', () => {
  expect(batchesSearch({ status: 'processing', form: 'yes', other: '1' })).toEqual({});
  expect(itemsSearch({ status: ['failed'] })).toEqual({});
  expect(itemsSearch({ status: 'constructor' })).toEqual({});
});
