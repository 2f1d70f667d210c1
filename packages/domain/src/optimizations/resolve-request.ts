import type { Provider } from '@refinery/contracts/enums.ts';
import type { RefineOptionsInput } from '@refinery/contracts/optimizations.ts';
import type { Candidate } from '@refinery/providers/spec.ts';
import type { Context } from '../context/context.ts';
import { chooseCandidates } from '../providers/choose-candidates.ts';
import { resolveProviders } from '../providers/resolve-providers.ts';
import type { RefineSettings } from './refining-prompt.ts';

/** A request's options with every default filled in and its vendors looked up. */
export interface ResolvedOptions {
  settings: RefineSettings;
  candidates: Candidate[];
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
  options: RefineOptionsInput,
): Promise<ResolvedOptions> {
  const wanted = options.provider ?? caller.defaultProvider;
  const candidates =
    wanted === 'local'
      ? []
      : chooseCandidates(await resolveProviders(ctx, caller.organizationId), {
          ...options,
          provider: wanted,
        });
  const first = candidates[0];
  return {
    settings: {
      strategy: options.strategy ?? 'UNIVERSAL',
      compressionLevel: options.compressionLevel ?? 'medium',
      outputFormat: options.outputFormat ?? 'default',
      preserve: options.preserve ?? [],
      targetTokens: options.targetTokens,
      // Without a model there is nothing to mix: the same request must not count as another.
      mode: first ? (options.mode ?? 'direct') : 'direct',
    },
    candidates,
    fallback: options.fallback ?? true,
    provider: first?.provider ?? 'local',
    model: first?.model ?? null,
  };
}
