import type { Provider } from '@refinery/contracts/enums.ts';
import type { OptimizeBody, RefineOptionsInput } from '@refinery/contracts/optimizations.ts';
import type { Candidate } from '@refinery/providers/spec.ts';
import type { Context } from '../context/context.ts';
import { chooseCandidates } from '../providers/choose-candidates.ts';
import { type ResolvedProviders, resolveProviders } from '../providers/resolve-providers.ts';
import { ownReaders } from '../verification/choose-readers.ts';
import type { RefineSettings } from './refining-prompt.ts';

/** A request's options with every default filled in and its vendors looked up. */
export interface ResolvedOptions {
  settings: RefineSettings;
  candidates: Candidate[];
  /** Who reads doubts; null: the model that refined. Empty where the organization's reader cannot be used. */
  readers: Candidate[] | null;
  fallback: boolean;
  /** Who is to refine, for the history: the first of those that are tried. */
  provider: Provider;
  model: string | null;
}

/**
 * Fills in defaults and looks up the vendors. Nothing is looked up where the local refiner is to do it.
 * Errors: `provider_not_usable`.
 */
export async function resolveOptions(
  ctx: Context,
  caller: { organizationId: string; defaultProvider: Provider },
  options: RefineOptionsInput & Pick<OptimizeBody, 'material'>,
): Promise<ResolvedOptions> {
  const wanted = options.provider ?? caller.defaultProvider;
  const resolved = wanted === 'local' ? null : await resolveProviders(ctx, caller.organizationId);
  const candidates = resolved ? chooseCandidates(resolved, { ...options, provider: wanted }) : [];
  const first = candidates[0];
  const { verify, strictness, readers } = verificationOf(options, first ? resolved : null);
  return {
    settings: {
      strategy: options.strategy ?? 'UNIVERSAL',
      compressionLevel: options.compressionLevel ?? 'medium',
      outputFormat: options.outputFormat ?? 'default',
      preserve: options.preserve ?? [],
      material: options.material ?? [],
      refineMaterial: options.refineMaterial ?? false,
      targetTokens: options.targetTokens,
      // Without a model there is nothing to mix: the same request must not count as another.
      mode: first ? (options.mode ?? 'direct') : 'direct',
      verify,
      strictness,
    },
    candidates,
    readers,
    fallback: options.fallback ?? true,
    provider: first?.provider ?? 'local',
    model: first?.model ?? null,
  };
}

/** Without a model there is nothing to doubt either. */
function verificationOf(options: RefineOptionsInput, resolved: ResolvedProviders | null) {
  if (!resolved) return { verify: 'off', strictness: 'normal', readers: null } as const;
  const { verify = resolved.verification.verify, strictness = resolved.verification.strictness } = options;
  return { verify, strictness, readers: ownReaders(resolved) };
}
