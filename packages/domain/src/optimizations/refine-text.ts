import { AllCandidatesFailedError } from '@refinery/providers/all-candidates-failed-error.ts';
import { ProviderError } from '@refinery/providers/errors.ts';
import type { Context } from '../context/context.ts';
import type { Refinement } from '../refining/refiner-tasks.ts';
import { decideByRule } from '../verification/doubts/decide.ts';
import { askModel, type ModelRefinement } from './ask-model.ts';
import { type HybridDraft, makeDraft } from './hybrid-draft.ts';
import { mixInstead } from './mix-instead.ts';
import { byLocal, byModel, localInstead, type Made, type RefineOutcome } from './refine-outcome.ts';
import { type AttemptRecord, type RefineRequest, toAttemptRecords } from './refine-request.ts';

/**
 * Refines one text: by the first vendor that answers with a result the guard passes, or a second reader where the guard
 * doubts. Else the shorter of the local refiner's result and a mix of the model's with the original stands in, so that a
 * caller never gets a silently damaged prompt. Without fallback a vendor's failure is thrown as {@link ProviderError},
 * and a result that fails is replaced by the original text.
 *
 * In hybrid mode the local refiner works first and the model on what it made. The guard still compares with the
 * original, and the model's result counts only where it is shorter than the local one, which stands ready for it even
 * without fallback.
 */
export async function refineText(ctx: Context, request: RefineRequest): Promise<RefineOutcome> {
  return { ...(await refineByAnyone(ctx, request)), mode: request.settings.mode };
}

async function refineByAnyone(ctx: Context, request: RefineRequest): Promise<Made> {
  if (!request.candidates.length) return refineByLocal(ctx, request);
  return refineByModel(ctx, await withMaterial(ctx, request));
}

/** For a model, what was handed over counts as a text to preserve: the guard misses every letter of it. */
async function withMaterial(ctx: Context, request: RefineRequest): Promise<RefineRequest> {
  const { organizationId, text, settings } = request;
  const { material } = await ctx.refiner.protection(organizationId, { text, options: settings });
  return material.length === 0
    ? request
    : { ...request, settings: { ...settings, preserve: [...settings.preserve, ...material] } };
}

async function refineByModel(ctx: Context, request: RefineRequest): Promise<Made> {
  const draft = request.settings.mode === 'hybrid' ? await makeDraft(ctx, request) : null;
  try {
    const refinement = await askModel(ctx, request, draft?.text ?? request.text);
    const { review, problem } = refinement;
    if (!review || problem) return await replace(ctx, request, refinement, draft);
    if (draft && review.refinedTokens >= draft.local.refinedTokens) {
      return preferLocal(request, refinement, draft.local);
    }
    return byModel(refinement, review, isFirst(request, refinement));
  } catch (error) {
    if (!(error instanceof ProviderError) || !request.fallback) throw error;
    if (request.mayStandIn?.(error) === false) throw error;
    return standIn(ctx, request, error, draft);
  }
}

const refineByLocal = async (ctx: Context, request: RefineRequest): Promise<Made> =>
  byLocal(await ctx.refiner.refine(request.organizationId, request.text, request.settings));

/** Every vendor failed: the local refiner answers, and says so. */
async function standIn(
  ctx: Context,
  request: RefineRequest,
  error: ProviderError,
  draft: HybridDraft | null,
): Promise<Made> {
  const started = ctx.clock.now().getTime();
  const result = draft ? byLocal(draft.local) : await refineByLocal(ctx, request);
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

const isFirst = (request: RefineRequest, { provider }: ModelRefinement): boolean =>
  provider === request.candidates[0]?.provider;

/** The local result, which a faithful model did not beat: what hybrid mode is for, so it may be remembered. */
function preferLocal(request: RefineRequest, refinement: ModelRefinement, local: Refinement): Made {
  const reason = "the result was not shorter than the built-in refiner's";
  return { ...localInstead(refinement, local, reason), cacheable: isFirst(request, refinement) };
}

/**
 * Puts a safe result in the place of a model's that must not be used: the shorter of the local one and a mix of the
 * model's with the original, and where nobody may stand in the original.
 */
async function replace(
  ctx: Context,
  request: RefineRequest,
  refinement: ModelRefinement,
  draft: HybridDraft | null,
): Promise<Made> {
  const { organizationId, text, settings } = request;
  const problem = refinement.problem ?? 'the reply held no result';
  if (draft || request.fallback) {
    const local = draft?.local ?? (await ctx.refiner.refine(organizationId, text, settings));
    const mixed = await mixInstead(ctx, request, refinement);
    return mixed && mixed.refinedTokens < local.refinedTokens
      ? mixed
      : localInstead(refinement, local, problem);
  }
  const original = await ctx.refiner.review(organizationId, text, text, settings);
  const warnings = [
    `${refinement.provider}: ${problem}. The original text is returned unchanged.`,
    ...original.warnings,
  ];
  const checks = decideByRule(original.checks);
  return byModel(refinement, { ...original, warnings, checks, found: original.checks }, false);
}
