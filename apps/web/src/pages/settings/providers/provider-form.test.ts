import type { Provider } from '@prompt-refinery/client';
import { expect, it } from 'vitest';
import { providerChange } from './provider-form.ts';

const now: Provider = {
  provider: 'custom',
  usable: true,
  reason: null,
  enabled: true,
  isDefault: false,
  credentials: 'organization',
  lastFour: 'WXYZ',
  defaultModel: 'small',
  baseUrl: 'https://models.example.com/v1',
  requestFormat: 'openai',
  position: 2,
};

function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, value);
  return form;
}

it('sends nothing that is empty or as it was, so a stored secret stays', () => {
  const same = formOf({
    authValue: '',
    defaultModel: 'small',
    baseUrl: ' https://models.example.com/v1 ',
    authHeader: '',
    requestFormat: 'openai',
    position: '2',
    enabled: 'on',
  });
  expect(providerChange(same, 'custom', now)).toEqual({ provider: 'custom' });
});

it('sends what changed, a box without its tick as well', () => {
  const other = formOf({
    authValue: 'Bearer x',
    defaultModel: 'large',
    requestFormat: 'generic',
    position: '1',
    isDefault: 'on',
  });
  expect(providerChange(other, 'custom', now)).toEqual({
    provider: 'custom',
    authValue: 'Bearer x',
    defaultModel: 'large',
    requestFormat: 'generic',
    position: 1,
    enabled: false,
    isDefault: true,
  });
});
