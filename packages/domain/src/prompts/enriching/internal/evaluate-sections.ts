import { variablesLost } from '@refinery/contracts/prompt-template.ts';
import type { PromptSections } from '@refinery/contracts/prompts.ts';
import type { FidelityResult, Requirement, Verdict } from '@refinery/guard';
import type { CallResult } from '@refinery/providers/spec.ts';
import type { Context } from '../../../context/context.ts';
import { candidateThatAnswered } from '../../../providers/call-usage.ts';
import { decideByRule } from '../../../refining/doubts/decide.ts';
import type {
  DecidedAddition,
  VerificationUsage,
  VerifiedResult,
} from '../../../refining/doubts/verified-result.ts';
import type { TextCheck } from '../../../refining/refiner-tasks.ts';
import { isLimitExceeded } from '../../../threads/limit-exceeded.ts';
import { verifyDoubts } from '../../../verification/verify-doubts.ts';
import { renderSections } from '../../versions/add-version.ts';
import { type Damage, damageOf, describeDamage } from './damage.ts';
import type { EnrichRequest } from './enrich-request.ts';
import { meaningChanges } from './meaning-changes.ts';
import { parseSections } from './parse-sections.ts';
import { isTooLong } from './read-target.ts';

export interface EnrichedText {
  text: string;
  sections: PromptSections;
  checks: VerifiedResult;
}

/** What a model's reply is worth. */
export interface Evaluation {
  /** Null where the reply held no text that could be checked. */
  result: EnrichedText | null;
  /** Why it must not be used, in words for the caller; null where it may. */
  problem: string | null;
  /** What the second reader billed; null where nobody was asked. */
  verification: VerificationUsage | null;
}

export type EvaluationContext = Pick<Context, 'logger' | 'providers' | 'refiner' | 'settings' | 'stopping'>;

const nothing = (problem: string): Evaluation => ({
  result: null,
  problem,
  verification: null,
});

/**
 * Reads a model's sections and compares them with the original. What is lost for certain, or a number in
 * doubt, is not read by anybody; what else is doubtful is. What was added is no loss, unless nothing may be
 * added, or it turns a sentence of the original around.
 * @param preserve what must survive to the letter
 */
export async function evaluateSections(
  ctx: EvaluationContext,
  request: EnrichRequest,
  { reply, provider }: Pick<CallResult, 'reply' | 'provider'>,
  preserve: readonly string[],
): Promise<Evaluation> {
  const { organizationId, target, candidates, readers, verify, strictness, strict } = request;
  const original = target.text;
  const parsed = parseSections(reply.text, reply.finishReason === 'length', original.length);
  if (!parsed.ok) return nothing(parsed.reason);
  const text = renderSections(parsed.sections);
  if (isTooLong(target, text)) return nothing('the result was longer than a prompt may be');
  try {
    const { findings } = await ctx.refiner.check(organizationId, { original, rewritten: text, preserve });
    const changes = meaningChanges(text, findings);
    const forbidden = strict ? findings.added : changes;
    const isHopeless = changes.length > 0 || findings.requirements.some(isBeyondDoubt);
    const { checks, usage, problem } = await verifyDoubts(ctx, {
      organizationId,
      original,
      rewritten: text,
      strictness,
      cause: { ...request.cause, kind: 'verify' },
      result: resultOf({ ...findings, added: forbidden }),
      verify: isHopeless ? 'off' : verify,
      readers: readers ?? [candidateThatAnswered(candidates, provider)],
    });
    const damage = damageIn(checks, isHopeless);
    const isDamaged = damage.requirements.length > 0 || damage.added.length > 0;
    const unusable = isDamaged
      ? [describeDamage(damage), problem].filter(Boolean).join('; ')
      : madeText(original, text);
    return {
      result: {
        text,
        sections: parsed.sections,
        checks: { ...checks, passed: unusable === null, added: withAll(findings, checks.added) },
      },
      problem: unusable,
      verification: usage,
    };
  } catch (error) {
    // What a model wrote may be hard to check where the prompt is not.
    if (!isLimitExceeded(error)) throw error;
    return nothing('the result could not be checked in time');
  }
}

/** Why a text cannot be used whose words are all there: in code, a variable is text. */
function madeText(original: string, text: string): string | null {
  const asPrompt = (content: string) => [{ role: 'user' as const, content }];
  const lost = variablesLost(asPrompt(original), asPrompt(text));
  return lost.length === 0 ? null : `the result made text of ${lost.map((name) => `{{${name}}}`).join(', ')}`;
}

/**
 * What is said in one way only: nothing is gained by saying it in another, so no reader is asked whether it
 * is still there.
 */
const FIXED: ReadonlySet<string> = new Set([
  ...['quantity', 'date', 'unit', 'code', 'data', 'material', 'placeholder', 'link', 'email', 'path'],
]);

const isBeyondDoubt = ({ kind, verdict, details = [] }: Requirement): boolean =>
  verdict === 'lost' ||
  (verdict === 'doubtful' && [kind, ...details.map((detail) => detail.kind)].some((each) => FIXED.has(each)));

/** What the guard found, with what follows from it. */
export function resultOf(findings: TextCheck['findings']): FidelityResult {
  const those = (wanted: Verdict) => findings.requirements.filter(({ verdict }) => verdict === wanted);
  return { ...findings, lost: those('lost'), doubtful: those('doubtful') };
}

/** Where something is lost for certain, nobody has read the doubts. Of what may not be added none is left. */
function damageIn(checks: VerifiedResult, isHopeless: boolean): Damage {
  const damage = damageOf(checks);
  const lost = damage.requirements.filter(({ verdict }) => verdict === 'lost');
  return isHopeless && lost.length > 0 ? { ...damage, requirements: lost } : damage;
}

/** All additions: those that somebody decided about as they decided. */
function withAll(findings: TextCheck['findings'], decided: readonly DecidedAddition[]): DecidedAddition[] {
  const known = new Map(decided.map((item) => [item.id, item]));
  return decideByRule(resultOf(findings)).added.map((item) => known.get(item.id) ?? item);
}
