import { expect, it } from 'vitest';
import { webhookSearch } from './webhook-search.ts';

const ID = '01a2b3c4-0000-7000-8000-00000000ffff';

it('takes what an address names, and leaves nonsense out', () => {
  expect(webhookSearch({ status: 'failed', delivery: ID })).toEqual({ status: 'failed', delivery: ID });
  expect(webhookSearch({ status: 'toString', delivery: '1', other: 'x' })).toEqual({});
});
