import type { Strictness, VerifyMode } from '@refinery/contracts/enums.ts';
import type { FidelityResult } from '@refinery/guard';
import type { Candidate } from '@refinery/providers/spec.ts';
import type { Context } from '../context/context.ts';
import type { CallCause } from '../model-calls/ledger/call-cause.ts';
import { type Answer, decideByAnswers, decideByRule } from '../refining/doubts/decide.ts';
import { readAnswers } from '../refining/doubts/read-answers.ts';
import { buildReadingPrompt } from '../refining/doubts/reading-prompt.ts';
import type { Reader, VerificationUsage, VerifiedResult } from '../refining/doubts/verified-result.ts';
import { askReader } from './ask-reader.ts';

export interface VerifyRequest {
  /** Whose texts they are. */
  organizationId: string;
  /** Why a reader is asked, and for whom. */
  cause: CallCause;
  original: string;
  rewritten: string;
  /** What `checkFidelity` found in these two texts. */
  result: FidelityResult;
  verify: VerifyMode;
  strictness: Strictness;
  /** Who may read, in order; those behind the first stand in for it. Empty: nobody is asked. */
  readers: readonly Candidate[];
}

export interface Verification {
  checks: VerifiedResult;
  /** What the reading billed; null where nobody was asked or nobody replied. */
  usage: VerificationUsage | null;
  /** Why the second reader was of no use, in words for the caller; null where it was, or was not needed. */
  problem: string | null;
}

const ANSWER_TOKENS = 80;

/**
 * Has a second reader decide what the guard could not: one call with the doubtful requirements and additions
 * (with `all` the kept ones too), nothing where there are none. `off`, `strict` and an empty `readers` ask
 * nobody. Nor does `doubts` where something is lost for certain: no answer could make the text pass.
 *
 * An answer may turn a doubt into kept or lost, never a loss into anything. What has no valid answer, did not
 * fit into the call or met a reader that failed stays doubtful: it does not pass. Throws the abort reason
 * when the process stops and `isLimitExceeded` errors of long texts, nothing that vendors do wrong.
 */
export async function verifyDoubts(
  ctx: Pick<Context, 'logger' | 'providers' | 'refiner' | 'settings' | 'stopping'>,
  request: VerifyRequest,
): Promise<Verification> {
  const { organizationId, original, rewritten, result, verify, strictness, readers } = request;
  const byRule = { checks: decideByRule(result, strictness), usage: null, problem: null };
  if (verify === 'off' || strictness === 'strict') return byRule;
  const verdicts = new Set([...result.requirements, ...result.added].map(({ verdict }) => verdict));
  if (verify === 'doubts' && (verdicts.has('lost') || !verdicts.has('doubtful'))) return byRule;
  const comparison = { original, rewritten, result };
  const questions = await ctx.refiner.questions(organizationId, { comparison, verify });
  if (!questions.length) return byRule;
  const asked = new Set(questions.map(({ id }) => id));
  const decide = (answers: ReadonlyMap<string, Answer>, reader: Reader | null) =>
    decideByAnswers(result, { reader, asked, answers });
  if (!readers.length) return { ...byRule, problem: 'no second reader is available' };
  const { numbered, system, user, jsonSchema } = buildReadingPrompt(original, rewritten, questions);
  const answer = await askReader(ctx, {
    organizationId,
    cause: request.cause,
    readers,
    system,
    user,
    jsonSchema,
    answers: questions.length,
    answerTokens: ANSWER_TOKENS,
  });
  if (typeof answer === 'string') return { ...byRule, checks: decide(new Map(), null), problem: answer };
  const { reply, reader, usage } = answer;
  const answers = readAnswers(reply.text, numbered);
  return {
    checks: decide(answers, reader),
    usage,
    problem: answers.size ? null : 'the second reader gave no valid answer',
  };
}
