import type { Added } from '@refinery/contracts/enrichments.ts';
import type { Provider, RemoteProvider } from '@refinery/contracts/enums.ts';
import { includesIn } from '@refinery/contracts/prompt-template.ts';
import type { PromptSections } from '@refinery/contracts/prompts.ts';
import { ProviderError } from '@refinery/providers/errors.ts';
import { REFINER_VERSION } from '@refinery/refiner';
import { RULES } from '../../../prompt-quality/rules/all-rules.ts';
import { askModel } from '../../../providers/ask-model.ts';
import { addUsage, type BilledUsage } from '../../../providers/call-usage.ts';
import { decideByRule } from '../../../refining/doubts/decide.ts';
import { shortened } from '../../../refining/doubts/to-checks.ts';
import type { VerifiedResult } from '../../../refining/doubts/verified-result.ts';
import { renderSections } from '../../versions/add-version.ts';
import type { EnrichRequest } from './enrich-request.ts';
import { buildEnrichingPrompt, type Lack, REPLY_SCHEMA } from './enriching-prompt.ts';
import { type Evaluation, type EvaluationContext, evaluateSections, resultOf } from './evaluate-sections.ts';
import { divideLocally } from './local-sections.ts';
import { isTooLong } from './read-target.ts';

/** What enriching a text came to. */
export interface Enriched {
  text: string;
  sections: PromptSections | null;
  checks: VerifiedResult;
  /** Whose text it is. */
  provider: Provider;
  model: string;
  /** Of all calls, also where the text is not the model's. */
  usage: BilledUsage;
  /** Why it is the local result, where it was to be a model's. */
  reason: string | null;
  /** Whether asking again would give the same: not so where somebody stood in for whoever was asked. */
  repeatable: boolean;
}

const NOT_BILLED: BilledUsage = { inputTokens: 0, outputTokens: 0, costUsd: 0 };
/** Of these each may be searched in the whole text. */
const MAX_PRESERVED = 200;

/**
 * Enriches one text: by the first vendor that answers with a text that lost nothing. Else the local result
 * takes its place, which only puts headings over what is there.
 * Throws a {@link ProviderError} where no budget was left, or where vendors failed and `mayFallBack` says no;
 * `refining_limit_exceeded` where the text itself is too much work to check.
 */
export async function enrichText(ctx: EvaluationContext, request: EnrichRequest): Promise<Enriched> {
  const { problem, candidates } = request;
  const preserve = await preservedIn(ctx, request);
  if (candidates.length === 0)
    return localResult(ctx, request, preserve, { reason: problem, repeatable: problem === null });
  try {
    const { result, provider, model, usage, ...answer } = await askForSections(ctx, request, preserve);
    if (!result || answer.problem !== null)
      return localResult(ctx, request, preserve, { usage, reason: `${provider}: ${answer.problem}.` });
    const repeatable = provider === candidates[0]?.provider;
    return { ...result, provider, model, usage, reason: null, repeatable };
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind === 'budget') throw error;
    if (request.mayFallBack?.(error) === false) throw error;
    return localResult(ctx, request, preserve, { reason: error.message });
  }
}

/** What a rewriting must have to the letter: includes, and what was handed over. */
async function preservedIn(ctx: EvaluationContext, request: EnrichRequest): Promise<string[]> {
  const { organizationId, target } = request;
  const { material } = await ctx.refiner.protection(organizationId, { text: target.text, options: {} });
  return [...new Set([...includesIn(target.text), ...material])].slice(0, MAX_PRESERVED);
}

/**
 * The text under headings; as it is where it cannot be divided, would be too long, or the guard finds
 * anything in that.
 */
async function localResult(
  ctx: EvaluationContext,
  { organizationId, target }: EnrichRequest,
  preserve: readonly string[],
  { usage = NOT_BILLED, repeatable = false, reason }: Partial<Enriched> & Pick<Enriched, 'reason'>,
): Promise<Enriched> {
  const original = target.text;
  const check = async (rewritten: string): Promise<VerifiedResult> => {
    const { findings } = await ctx.refiner.check(organizationId, { original, rewritten, preserve });
    return decideByRule(resultOf(findings));
  };
  const making = { provider: 'local' as const, model: `local-${REFINER_VERSION}`, usage, reason, repeatable };
  const sections = target.sections ?? divideLocally(original);
  const text = sections ? renderSections(sections) : original;
  if (!isTooLong(target, text)) {
    const checks = await check(text);
    if (checks.passed || text === original) return { text, sections, checks, ...making };
  }
  return { text: original, sections: null, checks: await check(original), ...making };
}

/** What the guard says was added, the offsets moved by so much. */
export const additionsIn = ({ added }: VerifiedResult, offset: number): Added[] =>
  added
    .filter(({ verdict }) => verdict !== 'kept')
    .map(({ kind, text, start, end, reason }) => ({
      kind,
      text: shortened(text),
      start: start + offset,
      end: end + offset,
      reason,
    }));

/** What a model answered, and what its answer is worth. */
interface SectionsAnswer extends Evaluation {
  provider: RemoteProvider;
  model: string;
  /** Of all calls, those of the second reader included. */
  usage: BilledUsage;
}

/** Room for what is added, beside the text itself. */
const TIMES_TOKENS = 3;
const BYTES_FOR_BYTE = 16;

const REMEDIES = new Map(RULES.map(({ rule, remedy }) => [rule, remedy]));

/**
 * Asks the candidates for the sections of a text, once, and checks what they answer. Throws
 * {@link ProviderError} where no candidate answers.
 * @param preserve what must survive to the letter
 */
async function askForSections(
  ctx: EvaluationContext,
  request: EnrichRequest,
  preserve: readonly string[],
): Promise<SectionsAnswer> {
  const { organizationId, target, candidates, fallback, cause } = request;
  const { text } = target;
  const { system, user } = buildEnrichingPrompt(text, { ...request, lacks: lacksOf(request) });
  const answer = await askModel(ctx, {
    candidates,
    fallback,
    cause,
    system,
    user,
    jsonSchema: REPLY_SCHEMA,
    answerTokens: TIMES_TOKENS * (await ctx.refiner.countTokens(organizationId, text)),
    answerBytes: BYTES_FOR_BYTE * Buffer.byteLength(text),
  });
  const { provider, model, usage } = answer;
  const evaluation = await evaluateSections(ctx, request, answer, preserve);
  const { verification } = evaluation;
  return { ...evaluation, provider, model, usage: verification ? addUsage(usage, verification) : usage };
}

const lacksOf = ({ target }: EnrichRequest): Lack[] =>
  target.quality.findings.flatMap(({ rule, passed, message }) =>
    passed ? [] : [{ message: message ?? '', remedy: REMEDIES.get(rule) ?? '' }],
  );
