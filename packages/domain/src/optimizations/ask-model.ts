import type { RemoteProvider } from '@refinery/contracts/enums.ts';
import { costUsd } from '@refinery/providers/prices.ts';
import type { CallResult, Candidate, CompletionRequest } from '@refinery/providers/spec.ts';
import type { Context } from '../context/context.ts';
import { isLimitExceeded } from '../threads/limit-exceeded.ts';
import { fitModelText } from './fit-model-text.ts';
import { parseModelReply } from './parse-model-reply.ts';
import { type AttemptRecord, type RefineRequest, toAttemptRecords } from './refine-request.ts';
import type { Refinement, Review } from './refiner-tasks.ts';
import { buildRefiningPrompt, buildRepairTurn, REPLY_SCHEMA } from './refining-prompt.ts';

/** What a model made of a text, repaired once where that was needed. */
export interface ModelRefinement {
  provider: RemoteProvider;
  model: string;
  usage: { inputTokens: number; outputTokens: number; costUsd: number | null };
  attempts: AttemptRecord[];
  /** The result with its checks; null where the reply held none. */
  review: Refinement | null;
  /** Why the result must not be used, in words for the caller; null where it may. */
  problem: string | null;
}

type Completion = Omit<CompletionRequest, 'model'>;

/** Room for reasoning and the JSON around the text, beside the text itself. */
const EXTRA_OUTPUT_TOKENS = 8_000;
const EXTRA_REPLY_BYTES = 256 * 1024;

/**
 * Asks the candidates to refine what they are to see (the text, or a draft of it) and, where the guard finds that the
 * text lost something, tells the model once what.
 * Throws {@link ProviderError} where no candidate answers; a failing repair leaves the first result with its problem.
 */
export async function askModel(ctx: Context, request: RefineRequest, seen: string): Promise<ModelRefinement> {
  const prompt = buildRefiningPrompt(seen, request.settings);
  const completion: Completion = {
    system: prompt.system,
    user: prompt.user,
    maxOutputTokens: 2 * (await ctx.refiner.countTokens(request.organizationId, seen)) + EXTRA_OUTPUT_TOKENS,
    maxReplyBytes: EXTRA_REPLY_BYTES + 16 * Buffer.byteLength(seen),
    jsonSchema: REPLY_SCHEMA,
  };
  const first = await call(ctx, request.candidates, completion, request.fallback);
  const judged = await judge(ctx, request, first, prompt.delimiter);
  if (!judged.problem || !judged.review || judged.review.checks.passed) return judged;

  const answering = candidateThatAnswered(request.candidates, first);
  const conversation = [
    { role: 'assistant' as const, text: first.reply.text },
    { role: 'user' as const, text: buildRepairTurn(judged.review.checks.lost) },
  ];
  try {
    const second = await call(ctx, [answering], { ...completion, conversation }, false);
    const repaired = await judge(ctx, request, second, prompt.delimiter);
    const better = repaired.problem && repaired.review === null ? judged : repaired;
    return { ...better, attempts: judged.attempts, usage: addUsage(judged.usage, repaired.usage) };
  } catch (error) {
    ctx.logger.info(
      { provider: judged.provider, kind: error instanceof Error ? error.name : 'unknown' },
      'repair failed',
    );
    return judged;
  }
}

const call = (
  ctx: Context,
  candidates: readonly Candidate[],
  completion: Completion,
  fallback: boolean,
): Promise<CallResult> => ctx.providers.call(candidates, completion, { fallback, signal: ctx.stopping });

function candidateThatAnswered(candidates: readonly Candidate[], result: CallResult): Candidate {
  const found = candidates.find((candidate) => candidate.provider === result.provider) ?? candidates[0];
  if (!found) throw new Error('A provider answered that nobody asked.');
  return found;
}

/** Vendors answer with a dated snapshot of the model asked for, which the prices may not know. */
function priceOf(ctx: Context, result: CallResult, candidates: readonly Candidate[]): number | null {
  const { reply, provider } = result;
  const asked = candidateThatAnswered(candidates, result).model;
  const price = (model: string) => costUsd(provider, model, reply.usage, ctx.settings.priceOverrides);
  return price(reply.model) ?? price(asked);
}

async function judge(
  ctx: Context,
  request: RefineRequest,
  result: CallResult,
  delimiter: string,
): Promise<ModelRefinement> {
  const { reply, provider } = result;
  const made = {
    provider,
    model: reply.model,
    usage: { ...reply.usage, costUsd: priceOf(ctx, result, request.candidates) },
    attempts: toAttemptRecords(result.attempts),
  };
  const truncated = reply.finishReason === 'length';
  const parsed = parseModelReply(reply.text, delimiter, truncated, request.text.length);
  if (!parsed.ok) return { ...made, review: null, problem: parsed.reason };
  try {
    const { organizationId, text, settings } = request;
    const review = await ctx.refiner.review(organizationId, text, parsed.refinedText, settings);
    return { ...made, ...weigh(request, await fitModelText(ctx, request, review)) };
  } catch (error) {
    // What a model wrote may be hard to check where the prompt is not.
    if (!isLimitExceeded(error)) throw error;
    return { ...made, review: null, problem: 'the result could not be checked in time' };
  }
}

function weigh(request: RefineRequest, review: Review): { review: Refinement; problem: string | null } {
  if (!review.checks.passed) {
    const named = review.checks.lost.slice(0, 3).map((item) => `${item.kind} "${item.text.slice(0, 60)}"`);
    return {
      review,
      problem: `the result lost ${review.checks.lost.length} item(s) that must survive (${named.join(', ')})`,
    };
  }
  if (!review.isAboutTheSame) {
    return { review, problem: 'the result has too little in common with the prompt' };
  }
  if (review.refinedTokens <= review.originalTokens) return { review, problem: null };
  if (request.settings.outputFormat === 'default') {
    return { review, problem: 'the result was longer than the original' };
  }
  const warning = `The ${request.settings.outputFormat} structure costs ${review.refinedTokens - review.originalTokens} tokens more than the original.`;
  return { review: { ...review, warnings: [...review.warnings, warning] }, problem: null };
}

function addUsage(a: ModelRefinement['usage'], b: ModelRefinement['usage']): ModelRefinement['usage'] {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    costUsd: a.costUsd === null || b.costUsd === null ? null : a.costUsd + b.costUsd,
  };
}
