import { expect, it } from 'vitest';
import { auditFilters, auditInput, auditSearch } from './audit-search.ts';

const filters = {
  action: 'member.update',
  actor: '01a0fe39-7a5e-7000-8000-0123456789ab',
  target: 'openai',
  from: '2026-01-31',
  to: '2026-02-01',
};

it('takes filters and the open entry of an address', () => {
  expect(auditSearch({ ...filters, entry: '17' })).toEqual({ ...filters, entry: '17' });
  expect(auditFilters({ ...filters, entry: '17' })).toEqual(filters);
  expect(auditInput(filters).from).toMatch(/^2026-01-3[01]T..:..:00\.000Z$/);
});

it('leaves nonsense out', () => {
  const nonsense = { action: '', actor: 'me', target: 'x'.repeat(201), from: '1', to: '2026-13-01' };
  for (const entry of ['0', '-1', '1.5', '1e3', 'x', '1'.repeat(16), 7])
    expect(auditSearch({ ...nonsense, entry })).toEqual({});
});
