import { ProviderError } from '@refinery/providers/errors.ts';
import type { Context } from '../../context/context.ts';
import type { RefineTextRequest } from '../resolve-request.ts';
import { askModel, type ModelAnswer } from './ask-model.ts';
import { attemptsOf } from './attempts.ts';
import { type HybridDraft, makeDraft } from './hybrid-draft.ts';
import { byLocal, byModel, localAfter, localInstead, type Outcome, verifiedByRule } from './outcome.ts';

/**
 * Refines one text: by the first vendor that answers with a result the guard passes, or a second reader where the guard
 * doubts. Else the shorter of the local refiner's result and a mix of the model's with the original takes its place, so
 * that a caller never gets a silently damaged prompt. Without fallback a vendor's failure is thrown as
 * {@link ProviderError}, and a result that fails is replaced by the original text.
 *
 * In hybrid mode the local refiner works first and the model on what it made. The guard still compares with the
 * original, and the model's result counts only where it is shorter than the local one, which stands ready for it even
 * without fallback.
 */
export async function refineText(ctx: Context, request: RefineTextRequest): Promise<Outcome> {
  if (!request.candidates.length) return byLocal(request, await refineLocally(ctx, request));
  return refineByModel(ctx, await withMaterial(ctx, request));
}

const refineLocally = (
  ctx: Pick<Context, 'refiner'>,
  { organizationId, text, settings }: RefineTextRequest,
) => ctx.refiner.refine(organizationId, text, settings);

/** For a model, what was handed over counts as a text to preserve: the guard misses every letter of it. */
async function withMaterial(
  ctx: Pick<Context, 'refiner'>,
  request: RefineTextRequest,
): Promise<RefineTextRequest> {
  const { organizationId, text, settings } = request;
  const { material } = await ctx.refiner.protection(organizationId, { text, options: settings });
  return material.length === 0
    ? request
    : { ...request, settings: { ...settings, preserve: [...settings.preserve, ...material] } };
}

async function refineByModel(ctx: Context, request: RefineTextRequest): Promise<Outcome> {
  const draft = request.settings.mode === 'hybrid' ? await makeDraft(ctx, request) : null;
  try {
    const answer = await askModel(ctx, request, draft?.text ?? request.text, draft?.local.refinedTokens);
    return await choose(ctx, request, answer, draft);
  } catch (error) {
    if (!(error instanceof ProviderError) || !request.fallback) throw error;
    if (request.mayFallBack?.(error) === false) throw error;
    return fallBackToLocal(ctx, request, error, draft);
  }
}

/** The model's result where it may be used and beats the draft, else what takes its place. */
async function choose(
  ctx: Pick<Context, 'refiner'>,
  request: RefineTextRequest,
  answer: ModelAnswer,
  draft: HybridDraft | null,
): Promise<Outcome> {
  const { review, problem, provider } = answer;
  if (!review || problem) return replace(ctx, request, answer, draft);
  const isFirst = provider === request.candidates[0]?.provider;
  if (!draft || review.refinedTokens < draft.local.refinedTokens) {
    return byModel(request, review, answer, isFirst);
  }
  // A faithful model did not beat the local refiner: what hybrid mode is for, so it may be remembered.
  const reason = "the result was not shorter than the built-in refiner's";
  return { ...localInstead(request, draft.local, answer, reason), cacheable: isFirst };
}

/** Every vendor failed: the local refiner answers, and says so. */
async function fallBackToLocal(
  ctx: Pick<Context, 'clock' | 'refiner'>,
  request: RefineTextRequest,
  error: ProviderError,
  draft: HybridDraft | null,
): Promise<Outcome> {
  const started = ctx.clock.now().getTime();
  const local = draft?.local ?? (await refineLocally(ctx, request));
  const latencyMs = ctx.clock.now().getTime() - started;
  return localAfter(request, local, { warning: error.message, attempts: attemptsOf(error), latencyMs });
}

/**
 * Puts a safe result in the place of a model's that must not be used: the shorter of the local one and a mix of the
 * model's with the original, and where nobody else may refine the original.
 */
async function replace(
  ctx: Pick<Context, 'refiner'>,
  request: RefineTextRequest,
  answer: ModelAnswer,
  draft: HybridDraft | null,
): Promise<Outcome> {
  const problem = answer.problem ?? 'the reply contained no result';
  if (!draft && !request.fallback) return unchanged(ctx, request, answer, problem);
  const local = draft?.local ?? (await refineLocally(ctx, request));
  const { mix, settled, provider } = answer;
  if (!mix || mix.refinedTokens >= local.refinedTokens) return localInstead(request, local, answer, problem);
  const warning = `${provider}: ${problem}. The damaged places were replaced with sections of the original.`;
  const isFirst = provider === request.candidates[0]?.provider;
  return byModel(request, { ...mix, warnings: [...mix.warnings, warning] }, answer, settled && isFirst);
}

async function unchanged(
  ctx: Pick<Context, 'refiner'>,
  request: RefineTextRequest,
  answer: ModelAnswer,
  problem: string,
): Promise<Outcome> {
  const { organizationId, text, settings } = request;
  const original = await ctx.refiner.review(organizationId, text, text, settings);
  const warning = `${answer.provider}: ${problem}. The original text is returned unchanged.`;
  const review = verifiedByRule({ ...original, warnings: [warning, ...original.warnings] });
  return byModel(request, review, answer, false);
}
