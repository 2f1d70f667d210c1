import type { Gateway } from '@prompt-refinery/client';
import { expect, it } from 'vitest';
import { gatewayChanges, gatewayOf } from './gateway-form.ts';

const before: Gateway = {
  refine: 'propose',
  provider: 'openai',
  model: 'gpt-5-mini',
  cacheMarks: 'auto',
  holdoutPercent: 5,
  callTexts: 'metadata',
};

function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

it('reads a form; an empty field sets nothing', () => {
  const form = formOf({
    refine: 'auto',
    provider: '',
    model: ' ',
    cacheMarks: 'off',
    holdoutPercent: '',
    callTexts: 'full',
  });
  expect(gatewayOf(form, before)).toEqual({
    refine: 'auto',
    provider: null,
    model: null,
    cacheMarks: 'off',
    holdoutPercent: 0,
    callTexts: 'full',
  });
});

it('sends only what differs', () => {
  expect(gatewayChanges(before, before)).toEqual({});
  expect(gatewayChanges(before, { ...before, model: null, holdoutPercent: 0 })).toEqual({
    model: null,
    holdoutPercent: 0,
  });
});
