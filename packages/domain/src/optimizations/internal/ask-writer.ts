import type { RemoteProvider } from '@refinery/contracts/enums.ts';
import type { Attempt } from '@refinery/contracts/result-parts.ts';
import { toStorableText } from '@refinery/contracts/storable-text.ts';
import type { Refusal } from '@refinery/refiner';
import type { Context } from '../../context/context.ts';
import { askModel } from '../../providers/ask-model.ts';
import { addUsage, type BilledUsage, candidateThatAnswered } from '../../providers/call-usage.ts';
import type { SeenChange } from '../../refining/block-answers.ts';
import type { VerificationUsage } from '../../refining/doubts/verified-result.ts';
import { withoutReasoning } from '../../refining/doubts/without-reasoning.ts';
import { optionsFor } from '../../refining/options-for.ts';
import type { VerifiedReview } from '../../refining/refiner-tasks.ts';
import { isLimitExceeded } from '../../threads/limit-exceeded.ts';
import { dispensableBy } from '../../verification/changes/dispensable.ts';
import { type ChangesReading, readChanges } from '../../verification/changes/read-changes.ts';
import type { RefineTextRequest } from '../resolve-request.ts';
import { toAttempts } from './attempts.ts';
import { buildWriterPrompt } from './writer-prompt.ts';

/** What a model made of a text, as far as it was taken. */
export interface WriterAnswer {
  /** Null where the reply was of no use, or all that it changes was refused. */
  review: VerifiedReview | null;
  /** How many of its changes are taken. */
  taken: number;
  /** What was not taken. */
  refusals: Refusal[];
  /**
   * Why the reply was of no use, or nobody read the changes, in words for the caller; null where all went
   * well.
   */
  problem: string | null;
  provider: RemoteProvider;
  model: string;
  /** Of all calls, those of the second reader included. */
  usage: BilledUsage;
  /** Of the second reader alone. */
  verification: VerificationUsage | null;
  attempts: Attempt[];
}

type WriterContext = Pick<Context, 'logger' | 'providers' | 'refiner' | 'settings' | 'stopping'>;

/**
 * Asks the candidates to shorten blocks of what they see (the text, or a draft of it), has a second reader
 * read what rules cannot tell, and makes the changes that nothing speaks against. What is not taken stays as
 * it was, to the byte. Throws {@link ProviderError} where no candidate answers.
 */
export async function askWriter(
  ctx: WriterContext,
  request: RefineTextRequest,
  text: string,
): Promise<WriterAnswer> {
  const { organizationId, candidates, settings, cause, fallback } = request;
  const { system, user } = buildWriterPrompt(
    await ctx.refiner.showText(organizationId, text, optionsFor(text, request.text, settings)),
    settings,
  );
  const tokens = await ctx.refiner.countTokens(organizationId, text);
  const { provider, model, usage, reply, attempts } = await askModel(ctx, {
    candidates,
    fallback,
    cause,
    system,
    user,
    answerTokens: 2 * tokens,
    answerBytes: 16 * Buffer.byteLength(text),
  });
  const billed = { provider, model, usage, attempts: toAttempts(attempts) };
  try {
    return await evaluate(
      ctx,
      request,
      {
        text,
        reply: toStorableText(withoutReasoning(reply.text)),
        isCutOff: reply.finishReason === 'length',
      },
      billed,
    );
  } catch (error) {
    // What a model wrote may be hard to check where the prompt is not.
    if (!isLimitExceeded(error)) throw error;
    return nothing('the result could not be checked in time', billed);
  }
}

type Billed = Pick<WriterAnswer, 'provider' | 'model' | 'usage' | 'attempts'>;

const nothing = (problem: string, billed: Billed): WriterAnswer => ({
  review: null,
  taken: 0,
  refusals: [],
  problem,
  ...billed,
  verification: null,
});

async function evaluate(
  ctx: WriterContext,
  request: RefineTextRequest,
  answer: { text: string; reply: string; isCutOff: boolean },
  billed: Billed,
): Promise<WriterAnswer> {
  const { organizationId, settings, candidates, text: original } = request;
  const seen = await ctx.refiner.seeAnswer(organizationId, {
    ...answer,
    options: optionsFor(answer.text, original, settings),
  });
  if (!seen.isValid)
    return nothing(answer.isCutOff ? 'the reply was cut off' : 'the reply contained no result', billed);
  const reading = await readChanges(ctx, {
    organizationId,
    cause: { ...request.cause, kind: 'verify' },
    changes: toBeRead(seen.changes, settings),
    dispensable: dispensableBy(settings),
    readers: request.readers ?? [candidateThatAnswered(candidates, billed.provider)],
  });
  const { taken, refusals } = decideChanges(seen.changes, reading, settings);
  const refused = [...seen.refusals, ...refusals];
  const spent = {
    ...billed,
    usage: reading.usage ? addUsage(billed.usage, reading.usage) : billed.usage,
    verification: reading.usage,
  };
  // Whoever asked puts another result in its place.
  if (taken.length === 0 && refused.length > 0)
    return { review: null, taken: 0, refusals: refused, problem: reading.problem, ...spent };
  const settled = await ctx.refiner.settleAnswer(organizationId, {
    original,
    text: answer.text,
    changes: taken,
    made: taken.length === seen.changes.length ? seen.made : undefined,
    read: reading.kept,
    reader: reading.reader,
    takesWording: settings.strictness === 'normal',
    options: settings,
  });
  return {
    review: settled.review,
    taken: settled.taken,
    refusals: [...refused, ...settled.refusals],
    problem: reading.problem,
    ...spent,
  };
}

/** What a second reader reads: what rules cannot tell, all of it where that is asked for. */
const toBeRead = (
  changes: readonly SeenChange[],
  { verify, strictness }: RefineTextRequest['settings'],
): SeenChange[] => {
  if (verify === 'off') return [];
  const wantsAll = verify === 'all' || strictness === 'strict';
  return changes.filter((change) => wantsAll || change.needsReader);
};

/**
 * Which changes are taken: those that were read and kept. What nobody read is taken where words only went,
 * and the guard found nothing, or, unless doubts count as losses, nothing but that. What relies on a block
 * that stays as it was stays, too.
 */
function decideChanges(
  changes: readonly SeenChange[],
  reading: ChangesReading,
  { strictness }: RefineTextRequest['settings'],
): { taken: SeenChange['change'][]; refusals: Refusal[] } {
  const refusals: Refusal[] = [];
  const refused = new Set<string>();
  for (const { name, before, isDoubted, isSure } of changes) {
    if (reading.kept.has(name)) continue;
    const why = reading.changed.get(name);
    const passes = isSure && !(strictness === 'strict' && isDoubted);
    if (why === undefined && passes) continue;
    refused.add(name);
    refusals.push({
      text: before,
      reason: why ?? 'nobody read it, and rules cannot tell that it asks the same',
    });
  }
  for (const { name, before, saidBy } of changes) {
    if (refused.has(name) || !saidBy || !refused.has(saidBy.name)) continue;
    refused.add(name);
    refusals.push({ text: before, reason: 'what was to say the same stays as it was' });
  }
  return { taken: changes.flatMap(({ name, change }) => (refused.has(name) ? [] : [change])), refusals };
}
