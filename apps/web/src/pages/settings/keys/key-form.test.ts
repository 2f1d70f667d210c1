import type { ApiKey } from '@prompt-refinery/client';
import { expect, it } from 'vitest';
import { toLocalInput } from '../../../session/form-data.ts';
import { keyChange, newKey } from './key-form.ts';

const EXPIRED = '2026-01-31T12:34:56.789Z';
const key: ApiKey = {
  id: '1',
  name: 'CI',
  prefix: 'prk_4bY7mQz1',
  scopes: ['usage:read'],
  createdAt: EXPIRED,
  lastUsedAt: null,
  lastUsedAddress: null,
  expiresAt: EXPIRED,
  allowedAddresses: null,
  rateLimitPerMinute: null,
  monthlyQuota: null,
  monthlyBudgetUsd: null,
  tokensPerMinute: null,
  compactToolResults: false,
  replyCache: null,
  previous: null,
};

function formOf(values: readonly (readonly [name: string, value: string])[]): FormData {
  const form = new FormData();
  for (const [name, value] of values) form.append(name, value);
  return form;
}

it('makes of lines, commas and spaces a list of addresses, and of empty fields no limit', () => {
  const form = formOf([
    ['name', 'CI'],
    ['scopes', 'usage:read'],
    ['scopes', 'no:scope'],
    ['allowedAddresses', ' 10.0.0.0/8,::1\r\n\r\n192.0.2.1 '],
    ['rateLimitPerMinute', ''],
    ['monthlyQuota', '1000'],
    ['expiresAt', ''],
  ]);
  expect(newKey(form)).toEqual({
    name: 'CI',
    scopes: ['usage:read'],
    allowedAddresses: ['10.0.0.0/8', '::1', '192.0.2.1'],
    rateLimitPerMinute: null,
    monthlyQuota: 1000,
    monthlyBudgetUsd: null,
    tokensPerMinute: null,
    compactToolResults: false,
    replyCache: null,
  });
  expect(newKey(formOf([['expiresAt', toLocalInput(EXPIRED)]]))).toMatchObject({
    allowedAddresses: null,
    expiresAt: '2026-01-31T12:34:00.000Z',
  });
});

it('reads the terms of calls to models', () => {
  const form = formOf([
    ['monthlyBudgetUsd', '12.50'],
    ['tokensPerMinute', '200000'],
    ['compactToolResults', 'on'],
    ['replyCache.ttlSeconds', '600'],
  ]);
  expect(keyChange(form, key)).toMatchObject({
    monthlyBudgetUsd: 12.5,
    tokensPerMinute: 200_000,
    compactToolResults: true,
    replyCache: { ttlSeconds: 600 },
  });
});

it('leaves an expiry that nobody touched as it is, since one that has passed would be refused', () => {
  const untouched = keyChange(formOf([['expiresAt', toLocalInput(EXPIRED)]]), key);
  expect(untouched).not.toHaveProperty('expiresAt');
  expect(keyChange(formOf([['expiresAt', '']]), key)).toMatchObject({ id: '1', expiresAt: null });
});
