import type { RemoteProvider } from '@refinery/contracts/enums.ts';
import { singleTurn } from '@refinery/providers/messages.ts';
import { RULES } from '../../../prompt-quality/rules.ts';
import { addUsage, type BilledUsage, usageOfCall } from '../../../providers/call-usage.ts';
import { buildEnrichingPrompt, type Lack, REPLY_SCHEMA } from './enriching-prompt.ts';
import { type Evaluation, type EvaluationContext, evaluateSections } from './evaluate-sections.ts';
import type { EnrichRequest } from './request.ts';

/** What a model answered, and what its answer is worth. */
export interface SectionsAnswer extends Evaluation {
  provider: RemoteProvider;
  model: string;
  /** Of all calls, those of the second reader included. */
  usage: BilledUsage;
}

/** Room for reasoning and what is added, beside the text itself. */
const EXTRA_OUTPUT_TOKENS = 8_000;
const TIMES_TOKENS = 3;
const EXTRA_REPLY_BYTES = 256 * 1024;
const BYTES_FOR_BYTE = 16;

const REMEDIES = new Map(RULES.map(({ rule, remedy }) => [rule, remedy]));

/**
 * Asks the candidates for the sections of a text, once, and checks what they answer. Throws
 * {@link ProviderError} where no candidate answers.
 * @param preserve what must survive to the letter
 */
export async function askForSections(
  ctx: EvaluationContext,
  request: EnrichRequest,
  preserve: readonly string[],
): Promise<SectionsAnswer> {
  const { organizationId, target, candidates, fallback, cause } = request;
  const { text } = target;
  const { system, user } = buildEnrichingPrompt(text, { ...request, lacks: lacksOf(request) });
  const completion = {
    messages: singleTurn(system, user),
    cacheSystem: true,
    maxOutputTokens:
      TIMES_TOKENS * (await ctx.refiner.countTokens(organizationId, text)) + EXTRA_OUTPUT_TOKENS,
    maxReplyBytes: EXTRA_REPLY_BYTES + BYTES_FOR_BYTE * Buffer.byteLength(text),
    jsonSchema: REPLY_SCHEMA,
  };
  const call = await ctx.providers.call(candidates, completion, { fallback, cause, signal: ctx.stopping });
  const evaluation = await evaluateSections(ctx, request, call, preserve);
  const usage = usageOfCall(ctx, call, candidates);
  return {
    ...evaluation,
    provider: call.provider,
    model: call.reply.model,
    usage: evaluation.verification ? addUsage(usage, evaluation.verification) : usage,
  };
}

const lacksOf = ({ target }: EnrichRequest): Lack[] =>
  target.quality.findings.flatMap(({ rule, passed, message }) =>
    passed ? [] : [{ message: message ?? '', remedy: REMEDIES.get(rule) ?? '' }],
  );
