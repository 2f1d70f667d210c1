import { executions } from '@refinery/db/schema/executions.ts';
import { runs } from '@refinery/db/schema/runs.ts';
import { scores } from '@refinery/db/schema/scores.ts';
import { sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import type { Outcome, PutAway, WorkJob } from '../../work/kind.ts';
import type { JudgementOptions } from './judgement-options.ts';
import type { JudgementItem, JudgementResult } from './run-judgement.ts';

/** Each judgement becomes a score, once. What judges of an unbounded run cost is counted here. */
export const storeJudgements = (
  ctx: Pick<Context, 'clock'>,
  { organizationId, options }: WorkJob<JudgementOptions>,
  outcomes: readonly Outcome<JudgementItem, JudgementResult>[],
): PutAway => ({
  results: outcomes.map((outcome) => (outcome.kind === 'completed' ? outcome.result : undefined)),
  statements: sql`scored as (
    insert into ${scores} (organization_id, execution_id, evaluator_id, score, reason, created_at)
    select ${organizationId}::uuid, (result ->> 'execution_id')::uuid, (result ->> 'evaluator_id')::uuid,
      (result ->> 'score')::double precision, case when e.texts_removed_at is null then result ->> 'reason' end,
      ${ctx.clock.now().toISOString()}::timestamptz
    from held join ${executions} e on e.id = (result ->> 'execution_id')::uuid where held.status = 'completed'
    on conflict do nothing
  ), spent as (
    update ${runs} set spent_micros = spent_micros + cost.micros
    from (select coalesce(sum((result ->> 'cost')::bigint), 0) as micros from held where status = 'completed') as cost
    where ${runs.id} = ${options.runId} and ${runs.organizationId} = ${organizationId}
      and ${runs.maxCostMicros} is null and cost.micros > 0
  )`,
});
