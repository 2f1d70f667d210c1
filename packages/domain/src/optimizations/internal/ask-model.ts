import type { RemoteProvider } from '@refinery/contracts/enums.ts';
import type { Attempt } from '@refinery/contracts/result-parts.ts';
import { singleTurn } from '@refinery/providers/messages.ts';
import type { CallResult, CompletionRequest } from '@refinery/providers/spec.ts';
import type { Context } from '../../context/context.ts';
import {
  addUsage,
  type BilledUsage,
  candidateThatAnswered,
  usageOfCall,
} from '../../providers/call-usage.ts';
import type { KnownAnswers } from '../../verification/doubts/known-answers.ts';
import type { VerificationUsage } from '../../verification/doubts/verified-result.ts';
import { buildRepairTurn } from '../../verification/repair-turn.ts';
import type { RefineTextRequest } from '../resolve-request.ts';
import { toAttempts } from './attempts.ts';
import { type Evaluation, evaluateReply } from './evaluate-reply.ts';
import { buildRefiningPrompt, REPLY_SCHEMA } from './refining-prompt.ts';

/** What a model answered, repaired once where that was needed, and what its answer is worth. */
export interface ModelAnswer extends Evaluation {
  provider: RemoteProvider;
  model: string;
  /** Of all calls, those of the second reader included. */
  usage: BilledUsage;
  attempts: Attempt[];
  /** Whether the mix is so good that no repair was asked for. */
  settled: boolean;
}

type Completion = Omit<CompletionRequest, 'model'>;

/** Room for reasoning and the JSON around the text, beside the text itself. */
const EXTRA_OUTPUT_TOKENS = 8_000;
const EXTRA_REPLY_BYTES = 256 * 1024;

/** Share of what a damaged result saves that its mix has to save, so that a repair would hardly pay. */
const ENOUGH = 0.5;

/**
 * Asks the candidates to refine what they are to see (the text, or a draft of it). Where the guard finds something lost
 * or added, or a second reader something changed, and sections of the original would cost much of what was saved, the model is told once
 * what is wrong, and its new result read again. `atMost`: what a result has to be shorter than, in tokens; the text itself if not said.
 * Throws {@link ProviderError} where no candidate answers; a failing repair leaves the first result with its problem.
 */
export async function askModel(
  ctx: Pick<Context, 'logger' | 'providers' | 'refiner' | 'settings' | 'stopping'>,
  request: RefineTextRequest,
  seen: string,
  atMost?: number,
): Promise<ModelAnswer> {
  const { delimiter, system, user } = buildRefiningPrompt(seen, request.settings);
  const completion: Completion = {
    messages: singleTurn(system, user),
    cacheSystem: true,
    maxOutputTokens: 2 * (await ctx.refiner.countTokens(request.organizationId, seen)) + EXTRA_OUTPUT_TOKENS,
    maxReplyBytes: EXTRA_REPLY_BYTES + 16 * Buffer.byteLength(seen),
    jsonSchema: REPLY_SCHEMA,
  };
  const first = await call(ctx, request, completion);
  const evaluated = await answerOf(ctx, request, first, delimiter);
  if (!evaluated.damage || !evaluated.review) return evaluated;
  if (isEnough(request, evaluated, atMost)) return { ...evaluated, settled: true };

  const answering = candidateThatAnswered(request.candidates, first.provider);
  const messages: Completion['messages'] = [
    ...completion.messages,
    { role: 'assistant', text: first.reply.text },
    { role: 'user', text: buildRepairTurn(evaluated.damage) },
  ];
  try {
    const again = { ...request, candidates: [answering], fallback: false };
    const second = await call(ctx, again, { ...completion, messages });
    const repaired = await answerOf(ctx, request, second, delimiter, evaluated.known);
    return {
      ...better(evaluated, repaired),
      attempts: evaluated.attempts,
      usage: addUsage(evaluated.usage, repaired.usage),
      verification: addVerification(evaluated.verification, repaired.verification),
    };
  } catch (error) {
    ctx.logger.info(
      { provider: evaluated.provider, kind: error instanceof Error ? error.name : 'unknown' },
      'repair failed',
    );
    return evaluated;
  }
}

/** Whether a mix saves enough of what the model saved: measured by what would be used otherwise. */
function isEnough(
  { settings: { targetTokens = Number.POSITIVE_INFINITY } }: RefineTextRequest,
  { review, mix, unread }: ModelAnswer,
  atMost = review?.originalTokens ?? 0,
): boolean {
  if (!review || !mix || unread) return false;
  if (mix.refinedTokens > targetTokens && review.refinedTokens <= targetTokens) return false;
  return atMost - mix.refinedTokens >= ENOUGH * Math.max(0, atMost - review.refinedTokens);
}

/** The repaired answer, unless it is no better than the first and the mix of that is shorter. */
function better(first: ModelAnswer, repaired: ModelAnswer): ModelAnswer {
  if (!repaired.review) return first;
  const isWorse =
    (first.mix?.refinedTokens ?? Number.POSITIVE_INFINITY) <
    (repaired.mix?.refinedTokens ?? Number.POSITIVE_INFINITY);
  return repaired.problem !== null && isWorse ? first : repaired;
}

const call = (
  ctx: Pick<Context, 'providers' | 'stopping'>,
  { candidates, fallback, cause }: RefineTextRequest,
  completion: Completion,
): Promise<CallResult> =>
  ctx.providers.call(candidates, completion, { fallback, cause, signal: ctx.stopping });

async function answerOf(
  ctx: Pick<Context, 'logger' | 'providers' | 'refiner' | 'settings' | 'stopping'>,
  request: RefineTextRequest,
  result: CallResult,
  delimiter: string,
  known?: KnownAnswers,
): Promise<ModelAnswer> {
  const evaluation = await evaluateReply(ctx, request, result, delimiter, known);
  const { verification } = evaluation;
  const usage = usageOfCall(ctx, result, request.candidates);
  return {
    ...evaluation,
    settled: false,
    provider: result.provider,
    model: result.reply.model,
    usage: verification ? addUsage(usage, verification) : usage,
    attempts: toAttempts(result.attempts),
  };
}

function addVerification(a: VerificationUsage | null, b: VerificationUsage | null): VerificationUsage | null {
  return a && b ? { ...b, ...addUsage(a, b) } : (b ?? a);
}
