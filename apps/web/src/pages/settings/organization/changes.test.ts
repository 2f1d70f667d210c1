import { expect, it } from 'vitest';
import { changesTo } from './changes.ts';

const there = {
  name: 'Acme',
  slug: 'acme',
  fallbackOrder: ['openai', 'groq'] as const,
  monthlyBudgetUsd: 5,
  promptRetentionDays: null,
};

it('sends only what differs, and null for what was emptied', () => {
  const organization = { ...there, fallbackOrder: [...there.fallbackOrder] };
  expect(changesTo(organization, { name: 'Acme', slug: 'acme' })).toEqual({});
  expect(changesTo(organization, { name: 'Other', slug: 'acme' })).toEqual({ name: 'Other' });
  expect(changesTo(organization, { fallbackOrder: ['openai', 'groq'] })).toEqual({});
  expect(changesTo(organization, { fallbackOrder: ['groq', 'openai'] })).toEqual({
    fallbackOrder: ['groq', 'openai'],
  });
  expect(changesTo(organization, { monthlyBudgetUsd: null, promptRetentionDays: null })).toEqual({
    monthlyBudgetUsd: null,
  });
});
