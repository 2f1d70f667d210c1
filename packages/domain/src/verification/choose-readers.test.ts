import type { RemoteProvider } from '@refinery/contracts/enums.ts';
import { describe, expect, it } from 'vitest';
import type { ResolvedProvider, ResolvedProviders } from '../identities/resolved-providers.ts';
import { ownReaders, readersForAnyText } from './choose-readers.ts';

const entry = (provider: RemoteProvider, usable = true): ResolvedProvider => ({
  provider,
  config: undefined,
  credentialSource: 'operator',
  candidate: usable
    ? {
        provider,
        model: `${provider}-default`,
        credentials: { apiKey: 'k' },
        credentialKey: 'k',
        tenant: 't',
      }
    : null,
  reason: usable ? null : 'No credentials.',
});
const resolved = (
  own: Partial<ResolvedProviders['verification']>,
  defaultProvider: ResolvedProviders['defaultProvider'] = 'local',
): ResolvedProviders => ({
  defaultProvider,
  fallbackOrder: [],
  verification: { verify: 'doubts', strictness: 'normal', provider: null, model: null, ...own },
  providers: [entry('gemini', false), entry('openai'), entry('anthropic')],
});
const shown = (readers: ReturnType<typeof ownReaders>) =>
  readers?.map(({ provider, model }) => `${provider} ${model}`) ?? null;

describe('who reads', () => {
  it("is the provider and model of the organization's settings", () => {
    const chosen = resolved({ provider: 'anthropic', model: 'claude' });
    expect(shown(ownReaders(chosen))).toEqual(['anthropic claude']);
    expect(shown(readersForAnyText(chosen))).toEqual(['anthropic claude']);
    expect(shown(ownReaders(resolved({ provider: 'anthropic' })))).toEqual(['anthropic anthropic-default']);
  });

  it('is nobody else where that provider cannot be asked', () => {
    expect(ownReaders(resolved({ provider: 'gemini' }))).toEqual([]);
    expect(readersForAnyText(resolved({ provider: 'gemini' }))).toEqual([]);
  });

  it('is the model that refined without settings, and for other texts the default or first provider', () => {
    expect(ownReaders(resolved({}))).toBeNull();
    expect(shown(readersForAnyText(resolved({}, 'anthropic')))).toEqual(['anthropic anthropic-default']);
    expect(shown(readersForAnyText(resolved({})))).toEqual(['openai openai-default']);
    expect(readersForAnyText({ ...resolved({}), providers: [entry('openai', false)] })).toEqual([]);
  });
});
