import { expect, it } from 'vitest';
import { abTestsSearch, newAbTestSearch } from './ab-tests-search.ts';

const prompt = '01994d0e-7a10-7000-8000-000000000073';

it('takes the filters of an address', () => {
  expect(abTestsSearch({ status: 'halted', prompt })).toEqual({ status: 'halted', prompt });
  expect(newAbTestSearch({ prompt, status: 'halted' })).toEqual({ prompt });
});

it('leaves nonsense out', () => {
  expect(abTestsSearch({ status: 'completed', prompt: 'p', other: '1' })).toEqual({});
  expect(abTestsSearch({ status: ['draft'], prompt: [prompt] })).toEqual({});
  expect(newAbTestSearch({ prompt: `${prompt}/` })).toEqual({});
});
