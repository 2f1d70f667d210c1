import { ProviderError } from '@refinery/providers/errors.ts';
import type { Context } from '../../context/context.ts';
import { draftOptions } from '../../refining/find-edits.ts';
import type { Review } from '../../refining/refiner-tasks.ts';
import type { RefineTextRequest } from '../resolve-request.ts';
import { askWriter, type WriterAnswer } from './ask-writer.ts';
import { attemptsOf } from './attempts.ts';
import { describeRefusals } from './describe-refusals.ts';
import { byLocal, byModel, localAfter, localInstead, type Outcome, verifiedByRule } from './outcome.ts';

/**
 * Refines one text: by the first vendor that answers, block by block. What of its answer cannot be taken
 * stays as it was, to the byte, so that a caller never gets a silently damaged prompt. Where nothing can be,
 * the local refiner takes its place. Without fallback a vendor's failure is thrown as {@link ProviderError},
 * and an answer of no use leaves the original text.
 *
 * In hybrid mode the local refiner works first and the model on what it made. The guard still compares with
 * the original, and the model's result counts only where it is shorter than the local one, which stands ready
 * for it even without fallback.
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
    const answer = await askWriter(ctx, request, draft?.text ?? request.text);
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
  answer: WriterAnswer,
  draft: HybridDraft | null,
): Promise<Outcome> {
  const { review, taken, refusals, problem, provider } = answer;
  const refused = describeRefusals(refusals);
  if (!review || (taken === 0 && refused !== null))
    return replace(ctx, request, answer, draft, [refused, problem].filter(Boolean).join('; '));
  const isFirst = provider === request.candidates[0]?.provider;
  if (draft && review.refinedTokens >= draft.local.refinedTokens) {
    // A faithful model did not beat the local refiner: what hybrid mode is for, so it may be remembered.
    const reason = "the result was not shorter than the built-in refiner's";
    return { ...localInstead(request, draft.local, answer, reason), cacheable: isFirst };
  }
  const problems = [refused, problem].filter((each) => each !== null).map((each) => `${provider}: ${each}.`);
  const warnings = [...review.warnings, ...problems];
  return byModel(request, { ...review, warnings }, answer, isFirst && problem === null);
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
 * Puts the local result in the place of a model's that is of no use, and where nobody else may refine the
 * original.
 */
async function replace(
  ctx: Pick<Context, 'refiner'>,
  request: RefineTextRequest,
  answer: WriterAnswer,
  draft: HybridDraft | null,
  problem: string,
): Promise<Outcome> {
  if (!draft && !request.fallback) return unchanged(ctx, request, answer, problem);
  return localInstead(request, draft?.local ?? (await refineLocally(ctx, request)), answer, problem);
}

async function unchanged(
  ctx: Pick<Context, 'refiner'>,
  request: RefineTextRequest,
  answer: WriterAnswer,
  problem: string,
): Promise<Outcome> {
  const { organizationId, text, settings } = request;
  const original = await ctx.refiner.review(organizationId, text, text, settings);
  const warning = `${answer.provider}: ${problem}. The original text is returned unchanged.`;
  const review = verifiedByRule({ ...original, warnings: [warning, ...original.warnings] });
  return byModel(request, review, answer, false);
}

/** What the local refiner makes of a prompt before a model is asked. */
interface HybridDraft {
  /** What the model gets to see. */
  text: string;
  /** The local refiner's own answer to the request, which the model's has to beat. */
  local: Review;
}

/** Lets the local refiner work first, at the level asked for. */
async function makeDraft(
  ctx: Pick<Context, 'refiner'>,
  { organizationId, text, settings }: RefineTextRequest,
): Promise<HybridDraft> {
  const local = await ctx.refiner.refine(organizationId, text, settings);
  const sameOptions = settings.outputFormat === 'default' && settings.targetTokens === undefined;
  const seen = sameOptions ? local : await ctx.refiner.refine(organizationId, text, draftOptions(settings));
  return { text: seen.refinedText.trim() ? seen.refinedText : text, local };
}
