import { afterEach, expect, it, vi } from 'vitest';
import { callsInput } from '../calls/calls-search.ts';
import { auditInput } from '../settings/audit/audit-search.ts';
import { historyInput, historySearch } from './history-search.ts';

afterEach(() => void vi.unstubAllEnvs());

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

it.each([
  ['America/New_York', '2026-01-31T05:00:00.000Z', '2026-08-01T04:00:00.000Z'],
  ['Asia/Kolkata', '2026-01-30T18:30:00.000Z', '2026-07-31T18:30:00.000Z'],
])('asks for the days of the reader, in each list: %s', (zone, from, to) => {
  vi.stubEnv('TZ', zone);
  const days = { from: '2026-01-31', to: '2026-08-01' };
  for (const input of [historyInput(days), callsInput(days), auditInput(days)])
    expect(input).toEqual({ from, to });
  expect(historyInput({ to: days.to })).toEqual({ to });
});
