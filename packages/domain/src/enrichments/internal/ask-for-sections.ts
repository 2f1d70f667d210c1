import type { RemoteProvider } from '@refinery/contracts/enums.ts';
import { singleTurn } from '@refinery/providers/messages.ts';
import type { CallResult, CompletionRequest } from '@refinery/providers/spec.ts';
import { RULES } from '../../enrichment/quality/rules.ts';
import {
  addUsage,
  type BilledUsage,
  candidateThatAnswered,
  usageOfCall,
} from '../../providers/call-usage.ts';
import type { KnownAnswers } from '../../verification/doubts/known-answers.ts';
import { buildRepairTurn } from '../../verification/repair-turn.ts';
import { buildEnrichingPrompt, type Lack, REPLY_SCHEMA } from './enriching-prompt.ts';
import { type Evaluation, type EvaluationContext, evaluateSections } from './evaluate-sections.ts';
import type { EnrichRequest } from './request.ts';

/** What a model answered, repaired once where that was needed, and what its answer is worth. */
export interface SectionsAnswer extends Evaluation {
  provider: RemoteProvider;
  model: string;
  /** Of all calls, those of the second reader included. */
  usage: BilledUsage;
}

type Completion = Omit<CompletionRequest, 'model'>;

/** Room for reasoning and what is added, beside the text itself. */
const EXTRA_OUTPUT_TOKENS = 8_000;
const TIMES_TOKENS = 3;
const EXTRA_REPLY_BYTES = 256 * 1024;
const BYTES_FOR_BYTE = 16;

const REMEDIES = new Map(RULES.map(({ rule, remedy }) => [rule, remedy]));

/**
 * Asks the candidates for the sections of a text. Where the guard or a second reader finds something lost, the model is told once what, and its
 * new reply read again. Throws {@link ProviderError} where no candidate answers; a failing repair leaves the first reply with its problem.
 * @param preserve what must survive to the letter
 */
export async function askForSections(
  ctx: EvaluationContext,
  request: EnrichRequest,
  preserve: readonly string[],
): Promise<SectionsAnswer> {
  const { text } = request.target;
  const { system, user } = buildEnrichingPrompt(text, { ...request, lacks: lacksOf(request) });
  const completion: Completion = {
    messages: singleTurn(system, user),
    cacheSystem: true,
    maxOutputTokens:
      TIMES_TOKENS * (await ctx.refiner.countTokens(request.organizationId, text)) + EXTRA_OUTPUT_TOKENS,
    maxReplyBytes: EXTRA_REPLY_BYTES + BYTES_FOR_BYTE * Buffer.byteLength(text),
    jsonSchema: REPLY_SCHEMA,
  };
  const first = await call(ctx, request, completion);
  const answer = await answerOf(ctx, request, first, preserve);
  if (!answer.damage) return answer;
  const messages: Completion['messages'] = [
    ...completion.messages,
    { role: 'assistant', text: first.reply.text },
    { role: 'user', text: buildRepairTurn(answer.damage) },
  ];
  const answering = candidateThatAnswered(request.candidates, first.provider);
  try {
    const again = { ...request, candidates: [answering], fallback: false };
    const second = await call(ctx, again, { ...completion, messages });
    const repaired = await answerOf(ctx, request, second, preserve, answer.known);
    return { ...repaired, usage: addUsage(answer.usage, repaired.usage) };
  } catch (error) {
    ctx.stopping.throwIfAborted();
    const kind = error instanceof Error ? error.name : 'unknown';
    ctx.logger.info({ provider: answer.provider, kind }, 'repair failed');
    return answer;
  }
}

const lacksOf = ({ target }: EnrichRequest): Lack[] =>
  target.quality.findings.flatMap(({ rule, passed, message }) =>
    passed ? [] : [{ message: message ?? '', remedy: REMEDIES.get(rule) ?? '' }],
  );

const call = (
  ctx: EvaluationContext,
  { candidates, fallback, cause }: EnrichRequest,
  completion: Completion,
): Promise<CallResult> =>
  ctx.providers.call(candidates, completion, { fallback, cause, signal: ctx.stopping });

async function answerOf(
  ctx: EvaluationContext,
  request: EnrichRequest,
  result: CallResult,
  preserve: readonly string[],
  known?: KnownAnswers,
): Promise<SectionsAnswer> {
  const evaluation = await evaluateSections(ctx, request, result, preserve, known);
  const { verification } = evaluation;
  const usage = usageOfCall(ctx, result, request.candidates);
  return {
    ...evaluation,
    provider: result.provider,
    model: result.reply.model,
    usage: verification ? addUsage(usage, verification) : usage,
  };
}
