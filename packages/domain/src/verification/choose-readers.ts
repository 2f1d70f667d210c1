import type { Candidate } from '@refinery/providers/spec.ts';
import type { ResolvedProviders } from '../identities/resolved-providers.ts';
import { chooseCandidates } from '../providers/choose-candidates.ts';

/**
 * Who reads doubts by the organization's settings: null leaves it to the model that refined, an empty list
 * says that the provider of the settings cannot be used. Nobody stands in for that provider: texts go where
 * an admin sent them.
 */
export function ownReaders({ providers, verification }: ResolvedProviders): Candidate[] | null {
  const { provider, model } = verification;
  if (!provider) return null;
  const reader = providers.find((entry) => entry.provider === provider)?.candidate;
  return reader ? [{ ...reader, model: model ?? reader.model }] : [];
}

/**
 * Who reads doubts about a text that no model of ours refined: the organization's reader, else its default
 * provider, else the first of its order. Empty where it can use none.
 */
export function readersForAnyText(resolved: ResolvedProviders): Candidate[] {
  const own = ownReaders(resolved);
  if (own) return own;
  const { defaultProvider, providers } = resolved;
  const named = providers.find((entry) => entry.provider === defaultProvider)?.candidate;
  return named ? [named] : chooseCandidates(resolved, { provider: 'auto', fallback: false });
}
