import type { Provider } from '@refinery/contracts/enums.ts';
import { AllCandidatesFailedError } from '@refinery/providers/all-candidates-failed-error.ts';
import { ProviderError } from '@refinery/providers/errors.ts';
import { REFINER_VERSION } from '@refinery/refiner';
import type { Context } from '../context/context.ts';
import { askModel, type ModelRefinement } from './ask-model.ts';
import { type AttemptRecord, type RefineRequest, toAttemptRecords } from './refine-request.ts';
import type { Refinement } from './refiner-tasks.ts';

/** A refined prompt and how it came about. */
export interface RefineOutcome extends Refinement {
  provider: Provider;
  model: string;
  /** Every provider tried, in order, where there was more than one. */
  attempts?: AttemptRecord[];
  usage: { inputTokens: number; outputTokens: number; costUsd: number | null };
  /** Whether asking again would give the same: not so where somebody stood in for the provider asked for. */
  cacheable: boolean;
}

const NO_USAGE = { inputTokens: 0, outputTokens: 0, costUsd: 0 };

/**
 * Refines one text: by the first vendor that answers with a result the guard passes, else by the local refiner, so
 * that a caller never gets a silently damaged prompt. Without fallback a vendor's failure is thrown as
 * {@link ProviderError}, and a result that fails the guard is replaced by the original text.
 */
export async function refineText(ctx: Context, request: RefineRequest): Promise<RefineOutcome> {
  if (!request.candidates.length) return refineByLocal(ctx, request);
  try {
    const refinement = await askModel(ctx, request);
    return await acceptOrReplace(ctx, request, refinement);
  } catch (error) {
    if (!(error instanceof ProviderError) || !request.fallback) throw error;
    if (request.mayStandIn?.(error) === false) throw error;
    return standIn(ctx, request, error);
  }
}

async function refineByLocal(ctx: Context, request: RefineRequest): Promise<RefineOutcome> {
  const result = await ctx.refiner.refine(request.text, request.settings);
  return { ...result, provider: 'local', model: localModel, usage: NO_USAGE, cacheable: true };
}

/** What stands in a result's `model` where the local refiner made it. */
export const localModel = `local-${REFINER_VERSION}`;

/** Every vendor failed: the local refiner answers, and says so. */
async function standIn(ctx: Context, request: RefineRequest, error: ProviderError): Promise<RefineOutcome> {
  const started = ctx.clock.now().getTime();
  const result = await refineByLocal(ctx, request);
  const failed = attemptsOf(error);
  return {
    ...result,
    warnings: [...result.warnings, `${error.message} The built-in refiner was used instead.`],
    attempts: [...failed, { provider: 'local', error: null, latencyMs: ctx.clock.now().getTime() - started }],
    cacheable: false,
  };
}

function attemptsOf(error: ProviderError): AttemptRecord[] {
  if (error instanceof AllCandidatesFailedError) return toAttemptRecords(error.attempts);
  return [{ provider: error.provider, error: error.message, latencyMs: 0 }];
}

/** Takes the model's result where it is faithful and no longer than the original, else puts a safe one in its place. */
async function acceptOrReplace(
  ctx: Context,
  request: RefineRequest,
  refinement: ModelRefinement,
): Promise<RefineOutcome> {
  const { review, problem, attempts, ...made } = refinement;
  const tried = attempts.length > 1 ? { attempts } : {};
  const firstAnswered = made.provider === request.candidates[0]?.provider;
  if (review && !problem) {
    return { ...review, ...made, ...tried, cacheable: firstAnswered };
  }
  const who = made.provider;
  if (!request.fallback) {
    const original = await ctx.refiner.review(request.text, request.text, request.settings.preserve);
    const warning = `${who}: ${problem}. The original text is returned unchanged.`;
    return { ...original, ...made, ...tried, warnings: [warning], cacheable: false };
  }
  const local = await refineByLocal(ctx, request);
  return {
    ...local,
    usage: made.usage,
    warnings: [...local.warnings, `${who}: ${problem}. The built-in refiner was used instead.`],
    attempts: [
      ...attempts.map((attempt) =>
        attempt.error === null ? { ...attempt, error: problem ?? null } : attempt,
      ),
      { provider: 'local', error: null, latencyMs: 0 },
    ],
    cacheable: false,
  };
}
