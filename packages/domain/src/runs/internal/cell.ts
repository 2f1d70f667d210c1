import type { CallResult } from '@refinery/providers/spec.ts';
import type { Context } from '../../context/context.ts';
import type { ScoredOutput } from '../../evaluators/scoring/score.ts';
import { type LocalSpec, scoreOutput } from '../../evaluators/scoring/score-output.ts';
import { type ExecutionColumns, executionColumns } from '../../executions/execution-columns.ts';
import { type ModelRequest, modelRequest } from '../../executions/model-request.ts';
import { EvaluatorFailure } from '../../matching/evaluator-failure.ts';
import { afterFailure } from '../../work/after-failure.ts';
import type { Chunk, Outcome, WorkItem } from '../../work/kind.ts';
import type { PreparedRun } from './prepare-run.ts';
import type { CellPayload, RunOptions } from './run-options.ts';
import { BUSY_MS, createRunPayer, releaseHold, runBudgetRefusal } from './run-payer.ts';

export type CellItem = WorkItem & CellPayload;

/** What evaluators without a model say of an output. */
export interface StoredScore {
  evaluator_id: string;
  score: number | null;
  reason: string | null;
}

export interface CellResult {
  execution: ExecutionColumns;
  scores: StoredScore[];
}

type CellChunk = Chunk<RunOptions, PreparedRun>;

/**
 * Asks the model of an arm with an item, and scores what it answers. Never throws: an error decides between
 * another try and failing for good.
 */
export async function runCell(
  ctx: Context,
  item: CellItem,
  { job, prepared }: CellChunk,
): Promise<Outcome<CellItem, CellResult>> {
  try {
    if (ctx.stopping.aborted) return { kind: 'released', item, delayMs: 0, countsAsAttempt: false };
    const { item: values } = item;
    const arm = prepared.arms[item.arm];
    if (!values || !arm) return gone(item);
    const paying = { runId: job.id, organizationId: job.organizationId, itemId: item.id };
    // The process that took it up before may have died while it called.
    if (prepared.isBounded && item.attempts > 1) await releaseHold(ctx, paying);
    const request = modelRequest(prepared.resolved, arm.version, { ...arm.wishes, input: values.input });
    const result = await ctx.providers.call([request.candidate], request.completion, {
      fallback: false,
      signal: ctx.stopping,
      cause: { kind: 'test', userId: job.userId, apiKeyId: job.apiKeyId },
      ...(prepared.isBounded ? { payer: createRunPayer(ctx, paying) } : {}),
    });
    return {
      kind: 'completed',
      item,
      result: await resultOf(ctx, item, { job, prepared }, { request, result }),
    };
  } catch (error) {
    const refusal = runBudgetRefusal(error);
    if (refusal?.mayPass) return { kind: 'released', item, delayMs: BUSY_MS, countsAsAttempt: false };
    if (refusal)
      return { kind: 'failed', item, failure: { code: 'budget_reached', message: refusal.message } };
    return afterFailure(ctx, item, error, 'cell of a run not tested');
  }
}

const gone = (item: CellItem): Outcome<CellItem, CellResult> => ({
  kind: 'failed',
  item,
  failure: { code: 'dataset_item_not_found', message: 'The item of the dataset was deleted.' },
});

async function resultOf(
  ctx: Context,
  item: CellItem,
  { job, prepared }: Pick<CellChunk, 'job' | 'prepared'>,
  { request, result }: { request: ModelRequest; result: CallResult },
): Promise<CellResult> {
  const execution = executionColumns(ctx, request, result);
  const values = item.item ?? { input: {}, expected: null };
  const scored = { ...values, output: execution.output };
  const scores: StoredScore[] = [];
  for (const { id, spec } of prepared.atOnce) {
    const said = await scoreOne(ctx, spec, scored, job.organizationId);
    if (said) scores.push({ evaluator_id: id, ...said });
  }
  return { execution, scores };
}

/**
 * Null where it cannot be scored: it is tried once more when all cells are there, and counts as failed then.
 */
async function scoreOne(
  ctx: Pick<Context, 'matcher'>,
  spec: LocalSpec,
  scored: ScoredOutput,
  owner: string,
): Promise<Omit<StoredScore, 'evaluator_id'> | null> {
  try {
    const { score, reason = null } = await scoreOutput(spec, scored, { matcher: ctx.matcher, owner });
    return { score, reason };
  } catch (error) {
    if (!(error instanceof EvaluatorFailure)) throw error;
    return null;
  }
}
