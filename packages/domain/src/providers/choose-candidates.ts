import type { Provider } from '@refinery/contracts/enums.ts';
import { providerOfModel } from '@refinery/providers/provider-of-model.ts';
import type { Candidate } from '@refinery/providers/spec.ts';
import { DomainError } from '../errors/domain-error.ts';
import type { ResolvedProviders } from '../identities/resolved-providers.ts';

export interface ProviderChoice {
  provider?: Provider | 'auto' | undefined;
  model?: string | undefined;
  fallback?: boolean | undefined;
}

/**
 * The vendors to try for a request, in order; empty means the local refiner does it.
 * With `fallback: false` at most one. Where the organization has a fallback order, nobody else takes
 * another's place. A named `model` belongs to the provider asked for; the others use their own. Errors:
 * `provider_not_usable` where the provider asked for cannot be used and no other may take its place.
 */
export function chooseCandidates(resolved: ResolvedProviders, choice: ProviderChoice): Candidate[] {
  const wanted = choice.provider ?? resolved.defaultProvider;
  if (wanted === 'local') return [];
  const usable = resolved.providers.flatMap((entry) => (entry.candidate ? [entry.candidate] : []));
  const { fallbackOrder } = resolved;
  const others = usable.filter(({ provider }) => !fallbackOrder.length || fallbackOrder.includes(provider));
  if (wanted === 'auto') return choice.fallback === false ? others.slice(0, 1) : others;

  const first = usable.find((candidate) => candidate.provider === wanted);
  if (!first) {
    const reason = resolved.providers.find((entry) => entry.provider === wanted)?.reason;
    throw new DomainError('provider_not_usable', `${wanted} cannot be used. ${reason ?? ''}`.trim());
  }
  const withModel = choice.model ? { ...first, model: choice.model } : first;
  if (choice.fallback === false) return [withModel];
  return [withModel, ...others.filter((candidate) => candidate !== first)];
}

/**
 * The model that a name means: `provider/model`, a model that everybody knows, or else one of the provider
 * `otherwise`. Errors: `provider_not_usable`.
 */
export function candidateOfModel(resolved: ResolvedProviders, model: string, otherwise: Provider): Candidate {
  const provider = providerOfModel(model) ?? otherwise;
  const name = model.startsWith(`${provider}/`) ? model.slice(provider.length + 1) : model;
  const [candidate] =
    provider === 'local'
      ? []
      : chooseCandidates(resolved, { provider, model: name || undefined, fallback: false });
  if (candidate) return candidate;
  throw new DomainError(
    'provider_not_usable',
    `Nobody knows the provider of the model ${model}. Write it as provider/model.`,
  );
}
