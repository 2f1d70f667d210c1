import type { RemoteProvider } from '@refinery/contracts/enums.ts';
import { describe, expect, it } from 'vitest';
import type { ResolvedProvider, ResolvedProviders } from '../identities/resolved-providers.ts';
import { chooseCandidates } from './choose-candidates.ts';

const usable = (provider: RemoteProvider): ResolvedProvider => ({
  provider,
  config: undefined,
  credentialSource: 'operator',
  candidate: {
    provider,
    model: `${provider}-model`,
    credentials: { apiKey: 'k' },
    credentialKey: provider,
    tenant: 'organization',
  },
  reason: null,
});
const unusable = (provider: RemoteProvider): ResolvedProvider => ({
  provider,
  config: undefined,
  credentialSource: 'none',
  candidate: null,
  reason: 'No credentials.',
});
const resolved: ResolvedProviders = {
  defaultProvider: 'anthropic',
  fallbackOrder: [],
  verification: { verify: 'doubts', strictness: 'normal', provider: null, model: null },
  providers: [usable('openai'), unusable('gemini'), usable('anthropic'), usable('groq')],
};
const names = (choice: Parameters<typeof chooseCandidates>[1], from = resolved) =>
  chooseCandidates(from, choice).map(({ provider, model }) => `${provider}/${model}`);

describe('chooseCandidates', () => {
  it('takes the wanted provider first and the others in their order', () => {
    expect(names({ provider: 'groq' })).toEqual([
      'groq/groq-model',
      'openai/openai-model',
      'anthropic/anthropic-model',
    ]);
  });
  it('takes only the wanted one without fallback', () => {
    expect(names({ provider: 'groq', fallback: false })).toEqual(['groq/groq-model']);
  });
  it('gives the named model to the wanted provider only', () => {
    expect(names({ provider: 'groq', model: 'big' })[0]).toBe('groq/big');
    expect(names({ provider: 'groq', model: 'big' })[1]).toBe('openai/openai-model');
  });
  it('takes the order of the organization for auto', () => {
    expect(names({ provider: 'auto' })).toEqual([
      'openai/openai-model',
      'anthropic/anthropic-model',
      'groq/groq-model',
    ]);
    expect(names({ provider: 'auto', fallback: false })).toEqual(['openai/openai-model']);
  });
  it('lets nobody take a place whom the order of the organization does not name', () => {
    const [openai, gemini, anthropic, groq] = resolved.providers;
    if (!openai || !gemini || !anthropic || !groq) throw new Error('There are four.');
    const ordered: ResolvedProviders = {
      ...resolved,
      fallbackOrder: ['groq', 'gemini', 'openai'],
      providers: [groq, gemini, openai, anthropic],
    };
    expect(names({ provider: 'auto' }, ordered)).toEqual(['groq/groq-model', 'openai/openai-model']);
    expect(names({ provider: 'anthropic', model: 'big' }, ordered)).toEqual([
      'anthropic/big',
      'groq/groq-model',
      'openai/openai-model',
    ]);
    expect(names({ provider: 'anthropic', fallback: false }, ordered)).toEqual(['anthropic/anthropic-model']);
    expect(names({ provider: 'auto' }, { ...ordered, fallbackOrder: ['gemini'] })).toEqual([]);
  });
  it('takes the default of the organization where none is named', () => {
    expect(names({})[0]).toBe('anthropic/anthropic-model');
  });
  it('asks nobody for local', () => {
    expect(names({ provider: 'local' })).toEqual([]);
  });
  it('refuses a provider that cannot be used, with the reason', () => {
    expect(() => names({ provider: 'gemini' })).toThrow('gemini cannot be used. No credentials.');
  });
});
