import { expect, it } from 'vitest';
import { historyInput, historySearch } from './history-search.ts';

it('takes the filters of an address', () => {
  const search = {
    provider: 'openai',
    status: 'failed',
    from: '2026-01-31',
    to: '2026-02-01',
    metadata: 'team:search,env:prod',
  };
  expect(historySearch(search)).toEqual(search);
  expect(historyInput(historySearch(search)).from).toMatch(/^2026-01-3[01]T..:..:00\.000Z$/);
});

it('leaves nonsense out', () => {
  const nonsense = {
    provider: 'constructor',
    status: '',
    from: '31.1.2026',
    to: '2026-13-01',
    metadata: 'no colon',
    other: 'x',
  };
  expect(historySearch(nonsense)).toEqual({});
  expect(historySearch({ provider: ['openai'], from: 20260131, metadata: `a:${'b'.repeat(2_000)}` })).toEqual(
    {},
  );
});
