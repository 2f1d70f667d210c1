import { expect, it } from 'vitest';
import { newRunSearch, runSearch, runsSearch } from './runs-search.ts';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

it('takes what an address says', () => {
  expect(runsSearch({ dataset: ID })).toEqual({ dataset: ID });
  const all = { dataset: ID, prompt: ID, baseline: '3', candidate: '12' };
  expect(newRunSearch(all)).toEqual(all);
  expect(runSearch({ item: ID, only: 'different' })).toEqual({ item: ID, only: 'different' });
});

it('leaves nonsense out', () => {
  expect(runsSearch({ dataset: 'x', other: '1' })).toEqual({});
  expect(newRunSearch({ dataset: '', prompt: '1', baseline: '0', candidate: '-1' })).toEqual({});
  expect(newRunSearch({ baseline: '2147483648', candidate: '1.5' })).toEqual({});
  expect(runSearch({ item: [ID], only: 'constructor' })).toEqual({});
});
