import { expect, it } from 'vitest';
import { callsInput, callsSearch } from './calls-search.ts';

const keyId = '01994d0e-7a10-7000-8000-000000000073';

it('takes the filters of an address', () => {
  const search = {
    provider: 'groq',
    model: 'openai/gpt-oss-20b',
    kind: 'gateway',
    status: 'truncated',
    keyId,
    from: '2026-01-31',
    to: '2026-02-01',
  };
  expect(callsSearch(search)).toEqual(search);
  const input = callsInput(callsSearch(search));
  expect(input).toMatchObject({ provider: 'groq', keyId });
  expect(input.to).toMatch(/^2026-0(?:1-31|2-01)T..:..:00\.000Z$/);
});

it('leaves nonsense out', () => {
  const nonsense = {
    provider: 'local',
    model: '',
    kind: 'call',
    status: 'open',
    keyId: 'prk_1',
    from: '1.1.2026',
  };
  expect(callsSearch({ ...nonsense, to: '2026-13-01', other: 'x' })).toEqual({});
  expect(callsSearch({ provider: ['groq'], model: 'm'.repeat(201), keyId: `${keyId}/` })).toEqual({});
});
