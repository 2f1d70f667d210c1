import { executions } from '@refinery/db/schema/executions.ts';
import { runs } from '@refinery/db/schema/runs.ts';
import { scores } from '@refinery/db/schema/scores.ts';
import { recordMaker } from '@refinery/db/storable-record.ts';
import { sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import type { Outcome, ResultWrites, WorkJob } from '../../work/kind.ts';
import type { CellItem, CellResult } from './cell.ts';
import type { RunOptions } from './run-options.ts';

/** What of a run is written with its executions. */
export interface WrittenRun {
  /** Who started it; null once they were erased, whatever its job says. */
  userId: string | null;
  arms: readonly { promptId: string; version: number }[];
  isBounded: boolean;
}

const toRecord = recordMaker(executions);

/**
 * Each completed cell becomes an execution, which has the id of its item: so there is one, however often a
 * cell is run. What an unbounded run cost is counted here; one with a budget has counted each call itself.
 */
export function cellWrites(
  ctx: Pick<Context, 'clock'>,
  job: WorkJob<RunOptions>,
  outcomes: readonly Outcome<CellItem, CellResult>[],
  { userId, arms, isBounded }: WrittenRun,
): ResultWrites {
  const createdAt = ctx.clock.now();
  const records = outcomes.flatMap((outcome) => {
    if (outcome.kind !== 'completed') return [];
    const { item, result } = outcome;
    const arm = arms[item.arm];
    if (!arm) return [];
    return [
      toRecord({
        id: item.id,
        organizationId: job.organizationId,
        userId,
        ...arm,
        ...result.execution,
        runId: job.id,
        datasetItemId: item.itemId,
        arm: item.arm,
        repeat: item.repeat,
        createdAt,
      }),
    ];
  });
  return {
    results: outcomes.map((outcome) =>
      outcome.kind === 'completed'
        ? { cost: outcome.result.execution.costMicros ?? 0, scores: outcome.result.scores }
        : undefined,
    ),
    statements: sql`made as (
      insert into ${executions}
      select e.* from json_populate_recordset(null::executions, ${`[${records.join()}]`}::text::json) e
      join settled on settled.id = e.id and settled.status = 'completed'
      on conflict (id) do nothing returning id
    ), scored as (
      insert into ${scores} (organization_id, execution_id, evaluator_id, score, reason, created_at)
      select ${job.organizationId}::uuid, made.id, s.evaluator_id, s.score, s.reason, ${createdAt.toISOString()}::timestamptz
      from made join settled on settled.id = made.id
      cross join lateral jsonb_to_recordset(settled.result -> 'scores') as s(evaluator_id uuid, score double precision, reason text)
    ), spent as (
      update ${runs} set spent_micros = spent_micros + cost.micros
      from (select coalesce(sum((result ->> 'cost')::bigint), 0) as micros from settled where status = 'completed') as cost
      where ${runs.id} = ${job.id} and ${runs.organizationId} = ${job.organizationId} and not ${isBounded} and cost.micros > 0
    )`,
  };
}
