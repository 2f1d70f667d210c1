import type { Provider } from '@refinery/contracts/enums.ts';
import {
  type OptimizeBody,
  REFINE_DEFAULTS,
  type RefineOptionsInput,
} from '@refinery/contracts/optimizations.ts';
import type { ProviderError } from '@refinery/providers/errors.ts';
import type { Candidate } from '@refinery/providers/spec.ts';
import type { Context } from '../context/context.ts';
import type { RequestDefaults } from '../context/request-defaults.ts';
import type { CallCause } from '../model-calls/ledger/call-cause.ts';
import { chooseCandidates } from '../providers/choose-candidates.ts';
import { resolveProviders } from '../providers/resolve-providers.ts';
import { ownReaders } from '../verification/choose-readers.ts';
import { type OptimizationSettings, settingsOf, settingsWithoutModel } from './optimization.ts';

/** What the texts of a request or a batch have in common. */
export interface RefineRequest {
  /** Whose request it is: organizations take turns where work is long. */
  organizationId: string;
  settings: OptimizationSettings;
  /** Vendors to try in order; empty: the local refiner. */
  candidates: readonly Candidate[];
  /**
   * Who reads doubts about what they made; null: the one that made it. Empty where the organization's own
   * reader cannot be used.
   */
  readers: readonly Candidate[] | null;
  /** Whether anybody but the first candidate may refine. */
  fallback: boolean;
}

export interface RefineTextRequest extends RefineRequest {
  text: string;
  /** Why models are asked, and for whom. */
  cause: CallCause;
  /**
   * Whether the local refiner may take the place of vendors that all failed with this error. Default: with
   * fallback, always. Work that can wait for a vendor to come back says no to errors that may pass.
   */
  mayFallBack?: (error: ProviderError) => boolean;
}

/**
 * Fills in defaults and looks up the vendors. Nothing is looked up where the local refiner is to do it.
 * Errors: `provider_not_usable`.
 */
export async function resolveRequest(
  ctx: Pick<Context, 'db' | 'settings' | 'vendors'>,
  { organizationId, defaults }: { organizationId: string; defaults: RequestDefaults },
  asked: RefineOptionsInput & Pick<OptimizeBody, 'material'>,
): Promise<RefineRequest> {
  const { strategy = defaults.strategy, compressionLevel = defaults.compressionLevel } = asked;
  const options = { ...asked, strategy, compressionLevel };
  const provider = options.provider ?? defaults.provider;
  const resolved = provider === 'local' ? null : await resolveProviders(ctx, organizationId);
  const candidates = resolved ? chooseCandidates(resolved, { ...options, provider }) : [];
  const fallback = options.fallback ?? REFINE_DEFAULTS.fallback;
  if (!resolved || !candidates.length) {
    const settings = settingsWithoutModel(settingsOf(options));
    return { organizationId, settings, candidates, readers: null, fallback };
  }
  const settings = settingsOf(options, resolved.verification);
  return { organizationId, settings, candidates, readers: ownReaders(resolved), fallback };
}

/** Who is to refine: the first of those that are tried. */
export const firstChoice = ({
  candidates: [first],
}: RefineRequest): { provider: Provider; model: string | null } =>
  first ? { provider: first.provider, model: first.model } : { provider: 'local', model: null };
