import { expect, it } from 'vitest';
import { datasetSearch, datasetsSearch, revisionSearch } from './datasets-search.ts';

it('takes what an address names', () => {
  expect(datasetsSearch({ form: 'import' })).toEqual({ form: 'import' });
  expect(datasetSearch({ form: 'item', revision: '3' })).toEqual({ form: 'item', revision: 3 });
  expect(revisionSearch({ revision: '0' })).toEqual({ revision: 0 });
  expect(revisionSearch({ revision: 2_147_483_647 })).toEqual({ revision: 2_147_483_647 });
});

it('leaves nonsense out', () => {
  expect(datasetsSearch({ form: 'file', other: '1' })).toEqual({});
  for (const revision of ['', '-1', '1.5', '1e3', 'two', '2147483648', ['1', '2'], null, undefined, true])
    expect(datasetSearch({ form: 'new', revision })).toEqual({});
});
