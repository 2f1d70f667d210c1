import { createHash } from 'node:crypto';
import type { Provider, Strictness, VerifyMode } from '@refinery/contracts/enums.ts';
import type { ProviderError } from '@refinery/providers/errors.ts';
import type { Candidate } from '@refinery/providers/spec.ts';
import { REFINER_VERSION } from '@refinery/refiner';
import type { Context } from '../../../context/context.ts';
import { DomainError } from '../../../errors/domain-error.ts';
import type { CallCause } from '../../../model-calls/ledger/call-cause.ts';
import { candidateOfModel, chooseCandidates } from '../../../providers/choose-candidates.ts';
import { resolveProviders } from '../../../providers/resolve-providers.ts';
import { ownReaders } from '../../../verification/choose-readers.ts';
import type { Target } from './read-target.ts';

/** Who enriches, and who reads doubts about it. */
export interface ChosenModel {
  /** Vendors to try in order; empty: the local result. */
  candidates: readonly Candidate[];
  /** Whether anybody but the first may take part. */
  fallback: boolean;
  /** Null: the one that made the text. */
  readers: readonly Candidate[] | null;
  verify: VerifyMode;
  strictness: Strictness;
  /** Why no model is asked, where one was to be; null otherwise. */
  problem: string | null;
}

export interface EnrichOptions {
  model?: string | undefined;
  instructions?: string | undefined;
  strict: boolean;
}

export interface EnrichRequest extends ChosenModel, Omit<EnrichOptions, 'model'> {
  organizationId: string;
  /** Why models are asked, and for whom. */
  cause: CallCause;
  target: Target;
  /** Whether the local result may take the place of vendors that failed with this error. Default: always. */
  mayFallBack?: (error: ProviderError) => boolean;
}

const NOBODY = {
  candidates: [],
  fallback: false,
  readers: null,
  verify: 'off',
  strictness: 'normal',
} as const;

/**
 * Chooses the model of a request: the one that it names and no other, else the default provider of the
 * organization and whoever may stand in for it. Without one that can be used it is nobody, unless the request
 * names one. Errors: `provider_not_usable`.
 */
export async function chooseModel(
  ctx: Pick<Context, 'db' | 'settings' | 'vendors'>,
  { organizationId, defaults }: { organizationId: string; defaults: { provider: Provider } },
  model: string | undefined,
): Promise<ChosenModel> {
  if (model === 'local' || (model === undefined && defaults.provider === 'local'))
    return { ...NOBODY, problem: null };
  const resolved = await resolveProviders(ctx, organizationId);
  const chosen = (candidates: readonly Candidate[], fallback: boolean): ChosenModel => ({
    candidates,
    fallback,
    readers: ownReaders(resolved),
    problem: null,
    verify: resolved.verification.verify,
    strictness: resolved.verification.strictness,
  });
  if (model !== undefined) return chosen([candidateOfModel(resolved, model, defaults.provider)], false);
  try {
    return chosen(chooseCandidates(resolved, { provider: defaults.provider }), true);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'provider_not_usable') throw error;
    return { ...NOBODY, problem: error.message };
  }
}

/**
 * What makes two requests of an organization the same: the prompt, every option, who would answer and who
 * would read, and the version of the guard. A SHA-256: it holds nothing of the text.
 */
export function requestHashOf(request: EnrichRequest): string {
  const { organizationId, target, instructions, strict, candidates, readers, fallback } = request;
  const who = [candidates.map(nameOf), readers?.map(nameOf), fallback, request.verify, request.strictness];
  const what = [target.promptId, target.messages, target.sections, target.index, instructions, strict];
  return createHash('sha256')
    .update(JSON.stringify([REFINER_VERSION, organizationId, who, what]))
    .digest('base64url');
}

const nameOf = ({ provider, model, credentialKey }: Candidate) => [provider, model, credentialKey];
