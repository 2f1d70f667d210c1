import { executions } from '@refinery/db/schema/executions.ts';
import { runs } from '@refinery/db/schema/runs.ts';
import { scores } from '@refinery/db/schema/scores.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { startDeliveries } from '../webhooks/start-deliveries.ts';
import type { Kind, Outcome, ResultWrites, WorkJob } from '../work/kind.ts';
import { sharedTables } from '../work/shared-tables.ts';
import { endOfJudging, finishRun } from './internal/finish-run.ts';
import {
  type JudgementOptions,
  type JudgementPayload,
  storedJudgementOptions,
  storedPayload,
  storedTexts,
} from './internal/judgement-options.ts';
import { type PreparedJudging, prepareJudging } from './internal/prepare-judging.ts';
import { type JudgementItem, type JudgementResult, runJudgement } from './internal/run-judgement.ts';
import { lockRunOf } from './internal/run-rows.ts';

/** Once all judgements have ended, the run has. Doing it twice changes nothing. */
async function endJudging(
  ctx: Context,
  { id, organizationId, options }: WorkJob<JudgementOptions>,
): Promise<void> {
  const events = await openTenant(ctx.db, organizationId).run(async (tx) => {
    const run = await lockRunOf(tx, { id: options.runId, organizationId });
    if (!run || run.judgementJobId !== id || run.endStatus !== null) return [];
    return finishRun(ctx, tx, run, await endOfJudging(tx, run));
  });
  await startDeliveries(ctx, events);
}

/**
 * Outputs of runs that are scored once all of them are there: by judges, beside each other, or by evaluators
 * that came later.
 */
export const judgementKind: Kind<JudgementOptions, JudgementPayload, PreparedJudging, JudgementResult> = {
  name: 'judgement',
  queue: 'judgements',
  idName: 'jobId',
  tables: {
    ...sharedTables('judgement'),
    bytes: sql`coalesce((select sum(octet_length(e.output)) from executions e
      where e.id in ((i.payload ->> 'executionId')::uuid, (i.payload ->> 'otherId')::uuid)), 0)`,
    // Both outputs and the item come with it: no query of its own for each.
    payload: sql`payload, (
      select jsonb_build_object('input', d.input, 'expected', d.expected, 'output', e.output, 'other',
        (select o.output from executions o where o.id = (payload ->> 'otherId')::uuid))
      from executions e join dataset_items d on d.id = e.dataset_item_id
      where e.id = (payload ->> 'executionId')::uuid) as texts`,
  },
  options: storedJudgementOptions,
  meter: null,
  limits: ({ batches }) => batches,
  readPayload: ({ payload, texts }) => ({
    ...storedPayload.Parse(payload),
    texts: texts === null ? null : storedTexts.Parse(texts),
  }),
  prepare: prepareJudging,
  run: runJudgement,
  resultWrites: async (ctx, job, outcomes) => judgementWrites(ctx, job, outcomes),
  afterJobEnded: endJudging,
};

/** Each judgement becomes a score, once. What judges of an unbounded run cost is counted here. */
const judgementWrites = (
  ctx: Pick<Context, 'clock'>,
  { organizationId, options }: WorkJob<JudgementOptions>,
  outcomes: readonly Outcome<JudgementItem, JudgementResult>[],
): ResultWrites => ({
  results: outcomes.map((outcome) => (outcome.kind === 'completed' ? outcome.result : undefined)),
  statements: sql`scored as (
    insert into ${scores} (organization_id, execution_id, evaluator_id, score, reason, created_at)
    select ${organizationId}::uuid, (result ->> 'execution_id')::uuid, (result ->> 'evaluator_id')::uuid,
      (result ->> 'score')::double precision, case when e.texts_removed_at is null then result ->> 'reason' end,
      ${ctx.clock.now().toISOString()}::timestamptz
    from settled join ${executions} e on e.id = (result ->> 'execution_id')::uuid where settled.status = 'completed'
    on conflict do nothing
  ), spent as (
    update ${runs} set spent_micros = spent_micros + cost.micros
    from (select coalesce(sum((result ->> 'cost')::bigint), 0) as micros from settled where status = 'completed') as cost
    where ${runs.id} = ${options.runId} and ${runs.organizationId} = ${organizationId}
      and ${runs.maxCostMicros} is null and cost.micros > 0
  )`,
});
