import type { Context } from '../../context/context.ts';
import { MalformedJudgement } from '../../evaluators/scoring/malformed-judgement.ts';
import { isLocal, scoreOutput } from '../../evaluators/scoring/score-output.ts';
import { chrfOf } from '../../evaluators/scoring/similarity.ts';
import { namesWithout } from '../../evaluators/scoring/template.ts';
import { EvaluatorFailure } from '../../matching/evaluator-failure.ts';
import { afterFailure } from '../../work/after-failure.ts';
import type { Chunk, Outcome, WorkItem } from '../../work/kind.ts';
import { type Asking, choose, type Judged, judge } from './judge.ts';
import type { JudgementOptions, JudgementPayload } from './judgement-options.ts';
import type { PreparedJudging } from './prepare-judging.ts';
import { BUSY_MS, countSpent, createRunPayer, releaseHold, runBudgetRefusal } from './run-payer.ts';

export type JudgementItem = WorkItem & JudgementPayload;

export interface JudgementResult {
  execution_id: string;
  evaluator_id: string;
  score: number | null;
  reason: string | null;
  cost: number;
}

type JudgementOutcome = Outcome<JudgementItem, JudgementResult>;

/**
 * Scores one output by one evaluator. Never throws: an error decides between another try and failing for
 * good.
 */
export async function runJudgement(
  ctx: Context,
  item: JudgementItem,
  { job, prepared }: Chunk<JudgementOptions, PreparedJudging>,
): Promise<JudgementOutcome> {
  const paying = { runId: job.options.runId, organizationId: job.organizationId, itemId: item.id };
  const paid = { micros: 0 };
  try {
    if (ctx.stopping.aborted) return { kind: 'released', item, delayMs: 0, countsAsAttempt: false };
    if (prepared.isBounded && item.attempts > 1) await releaseHold(ctx, paying);
    const { score, reason } = await scoreOf(
      item,
      prepared,
      {
        ctx,
        resolved: prepared.resolved,
        userId: job.userId,
        apiKeyId: job.apiKeyId,
        payer: prepared.isBounded ? createRunPayer(ctx, paying) : undefined,
        paid,
      },
      { matcher: ctx.matcher, owner: job.organizationId },
    );
    return {
      kind: 'completed',
      item,
      result: {
        execution_id: item.executionId,
        evaluator_id: item.evaluatorId,
        score,
        reason,
        cost: paid.micros,
      },
    };
  } catch (error) {
    // A run with a budget has counted each call. Else what was paid is counted with the results, and here is
    // none.
    if (!prepared.isBounded && paid.micros > 0) await countInVain(ctx, paying, paid.micros);
    return afterError(ctx, item, error);
  }
}

const countInVain = (ctx: Context, paying: Parameters<typeof countSpent>[1], micros: number): Promise<void> =>
  countSpent(ctx, paying, micros).catch((error: unknown) =>
    ctx.logger.error({ err: error, itemId: paying.itemId, cost: micros }, 'cost of a run not counted'),
  );

function afterError(ctx: Context, item: JudgementItem, error: unknown): JudgementOutcome {
  const refusal = runBudgetRefusal(error);
  if (refusal?.mayPass) return { kind: 'released', item, delayMs: BUSY_MS, countsAsAttempt: false };
  if (refusal) return { kind: 'failed', item, failure: { code: 'budget_reached', message: refusal.message } };
  if (error instanceof EvaluatorFailure)
    return { kind: 'failed', item, failure: { code: error.code, message: error.message } };
  if (error instanceof MalformedJudgement && item.attempts < ctx.settings.batches.maxAttempts)
    return { kind: 'released', item, delayMs: 0, countsAsAttempt: true };
  if (error instanceof MalformedJudgement)
    return {
      kind: 'failed',
      item,
      failure: {
        code: 'judgement_malformed',
        message: 'The judge answered something else than a judgement.',
      },
    };
  return afterFailure(ctx, item, error, 'output of a run not judged');
}

type Scored = Omit<Judged, 'score'> & { score: number | null };

const NOTHING: Scored = { score: null, reason: null };

async function scoreOf(
  { evaluatorId, texts }: JudgementItem,
  { evaluators }: PreparedJudging,
  asking: Asking,
  checking: Parameters<typeof scoreOutput>[2],
): Promise<Scored> {
  const spec = evaluators.get(evaluatorId);
  // The output is gone, or its evaluator.
  if (!spec || !texts || texts.output === null) return NOTHING;
  const { output, other, ...values } = texts;
  const scored = { ...values, output };
  if (spec.kind === 'similarity' && other !== null)
    return { ...NOTHING, score: await chrfOf(output, other, checking) };
  if (isLocal(spec)) {
    const { score, reason = null } = await scoreOutput(spec, scored, checking);
    return { ...NOTHING, score, reason };
  }
  const missing = spec.settings.rubric === undefined ? [] : namesWithout(spec.settings.rubric, values);
  if (missing.length > 0) return { ...NOTHING, reason: `The item has no ${missing.join(', ')}.` };
  if (spec.kind === 'judge') return judge(asking, spec.settings, scored);
  return other === null ? NOTHING : choose(asking, spec.settings, scored, other);
}
