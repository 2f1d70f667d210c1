import type { Provider } from '@refinery/contracts/enums.ts';
import type { Candidate } from '@refinery/providers/spec.ts';
import type { RefineSettings } from './refining-prompt.ts';

export interface RefineRequest {
  text: string;
  settings: RefineSettings;
  /** Vendors to try in order; empty: the local refiner. */
  candidates: readonly Candidate[];
  /** Whether anybody but the first candidate may refine. */
  fallback: boolean;
}

export interface AttemptRecord {
  provider: Provider;
  error: string | null;
  latencyMs: number;
}
