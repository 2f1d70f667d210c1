import type { Provider } from '@refinery/contracts/enums.ts';
import type { ProviderError } from '@refinery/providers/errors.ts';
import type { Attempt, Candidate } from '@refinery/providers/spec.ts';
import type { RefineSettings } from './refining-prompt.ts';

export interface RefineRequest {
  /** Whose request it is: organizations take turns where work is long. */
  organizationId: string;
  text: string;
  settings: RefineSettings;
  /** Vendors to try in order; empty: the local refiner. */
  candidates: readonly Candidate[];
  /** Who reads doubts about what they made; null: the one that made it. */
  readers: readonly Candidate[] | null;
  /** Whether anybody but the first candidate may refine. */
  fallback: boolean;
  /**
   * Whether the local refiner may take the place of vendors that all failed with this error. Default: with fallback,
   * always. Work that can wait for a vendor to come back says no to errors that may pass.
   */
  mayStandIn?: (error: ProviderError) => boolean;
}

export interface AttemptRecord {
  provider: Provider;
  error: string | null;
  latencyMs: number;
}

/** What the callers see of the providers that were tried. */
export const toAttemptRecords = (attempts: readonly Attempt[]): AttemptRecord[] =>
  attempts.map(({ provider, error, latencyMs }) => ({ provider, error: error?.message ?? null, latencyMs }));
