import { expect, it } from 'vitest';
import { promptSearch } from './prompt-search.ts';

const ID = '018f0000-0000-7000-8000-000000000001';

it('reads what is open in each part of a prompt, also what it read before', () => {
  const searches = [
    { edit: 'open' },
    { tab: 'text', edit: 'open' },
    { tab: 'versions', version: '2' },
    { tab: 'versions', from: '1', to: '2' },
    { tab: 'labels', label: 'production' },
    { tab: 'labels', version: '3' },
    { tab: 'test', test: ID },
    { tab: 'links' },
    { tab: 'details' },
  ];
  const read = searches.map((search) => promptSearch(search));
  expect(read).toEqual([
    { edit: 'open' },
    { tab: 'text', edit: 'open' },
    { tab: 'versions', version: 2 },
    { tab: 'versions', from: 1, to: 2 },
    { tab: 'labels', label: 'production' },
    { tab: 'labels', version: 3 },
    { tab: 'test', test: ID },
    { tab: 'links' },
    { tab: 'details' },
  ]);
  expect(read.map((search) => promptSearch(search))).toEqual(read);
});

it('leaves out nonsense and what belongs to another part', () => {
  expect(promptSearch({ tab: 'nowhere', version: '1' })).toEqual({});
  for (const version of ['0', '-1', '1.5', '2147483648', 'x', null]) {
    expect(promptSearch({ tab: 'versions', version, label: 'production' })).toEqual({ tab: 'versions' });
  }
  expect(promptSearch({ tab: 'labels', label: 'NO' })).toEqual({ tab: 'labels' });
  expect(promptSearch({ tab: 'test', test: '7' })).toEqual({ tab: 'test' });
});
