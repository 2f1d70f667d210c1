import { setTimeout } from 'node:timers/promises';
import type { EvaluatorSettings } from '@refinery/contracts/evaluators.ts';
import { toStorableText } from '@refinery/contracts/storable-text.ts';
import { upToMicros } from '@refinery/db/micros.ts';
import { singleTurn } from '@refinery/providers/messages.ts';
import type { Payer } from '@refinery/providers/payer.ts';
import type { CompletionRequest } from '@refinery/providers/spec.ts';
import type { Context } from '../../context/context.ts';
import { judgePrompt, parseJudgement } from '../../evaluators/scoring/judge.ts';
import type { JudgingRequest } from '../../evaluators/scoring/judging-message.ts';
import { combineOrders, pairwisePrompt, parseChoice } from '../../evaluators/scoring/pairwise.ts';
import type { ScoredOutput } from '../../evaluators/scoring/score.ts';
import { withThreshold } from '../../evaluators/scoring/score.ts';
import { candidateFor } from '../../executions/model-request.ts';
import type { ResolvedProviders } from '../../identities/resolved-providers.ts';
import { usageOfCall } from '../../providers/call-usage.ts';
import { SCORE_OF_WINNER, sayChoices } from './choices.ts';
import { BUSY_MS, runBudgetRefusal } from './run-payer.ts';

/** Room for a reason and a score, and for what a model thinks before. */
const MAX_OUTPUT_TOKENS = 2_048;
const MAX_REPLY_BYTES = 256 * 1024;
/** A minute: longer than a call takes. */
const MOST_WAITS = 120;
/** Of the words that are kept. */
const MAX_REASON = 2_000;

/** Who is asked, and who pays. */
export interface Asking {
  ctx: Pick<Context, 'providers' | 'settings' | 'stopping'>;
  resolved: ResolvedProviders;
  userId: string | null;
  apiKeyId: string | null;
  payer: Payer | undefined;
  /**
   * Counts what the calls cost, also where what they say is of no use. In millionths of a US dollar; 0 where
   * the price is not known.
   */
  paid: { micros: number };
}

/** What a judge says. */
export interface Judged {
  score: number;
  reason: string | null;
}

/**
 * Asks a judge about one output. Errors: {@link ProviderError}, `MalformedJudgement`, `provider_not_usable`.
 */
export async function judge(
  asking: Asking,
  { rubric, model, threshold }: EvaluatorSettings['judge'],
  scored: ScoredOutput,
): Promise<Judged> {
  const reply = await ask(asking, model, judgePrompt({ ...scored, rubric }));
  const { score, reason } = parseJudgement(reply);
  return {
    score: withThreshold(score, threshold),
    reason: toStorableText(reason.slice(0, MAX_REASON)) || null,
  };
}

/**
 * Asks a judge which of two outputs is better, in both orders: 1 where it is the candidate's both times, 0
 * where it is the baseline's, 0.5 for all else. Errors: those of {@link judge}.
 */
export async function choose(
  asking: Asking,
  { rubric, model }: EvaluatorSettings['pairwise'],
  { output: candidate, ...item }: ScoredOutput,
  baseline: string,
): Promise<Judged> {
  // One after the other: an item sets money aside for one call at a time.
  const first = await ask(
    asking,
    model,
    pairwisePrompt({ ...item, rubric, first: candidate, second: baseline }),
  );
  const swapped = pairwisePrompt({ ...item, rubric, first: baseline, second: candidate });
  const second = await patiently(asking, () => ask(asking, model, swapped));
  const choices = [parseChoice(first), parseChoice(second)] as const;
  return {
    score: SCORE_OF_WINNER[combineOrders(...choices)],
    // What both orders said: who counts how consistent a judge is reads it.
    reason: sayChoices(choices),
  };
}

/**
 * Once the first call is paid, the second waits for money that others hold: else the first would be paid
 * again.
 */
async function patiently<T>({ ctx }: Asking, call: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      if (!runBudgetRefusal(error)?.mayPass || tries === MOST_WAITS) throw error;
      await setTimeout(BUSY_MS, undefined, { signal: ctx.stopping });
    }
  }
}

async function ask(
  { ctx, resolved, userId, apiKeyId, payer, paid }: Asking,
  model: string | undefined,
  { system, user, ...rest }: JudgingRequest,
): Promise<string> {
  const candidate = candidateFor(resolved, { model, config: {} }, resolved.defaultProvider);
  const completion: Omit<CompletionRequest, 'model'> = {
    messages: singleTurn(system, user),
    ...rest,
    maxOutputTokens: MAX_OUTPUT_TOKENS,
    maxReplyBytes: MAX_REPLY_BYTES,
  };
  const result = await ctx.providers.call([candidate], completion, {
    fallback: false,
    signal: ctx.stopping,
    cause: { kind: 'test', userId, apiKeyId },
    ...(payer ? { payer } : {}),
  });
  const { costUsd } = usageOfCall(ctx, result, [candidate]);
  paid.micros += costUsd === null ? 0 : upToMicros(costUsd);
  return result.reply.text;
}
