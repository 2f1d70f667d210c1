import type { RawClient } from '@refinery/testing/raw-client.ts';

/** What the database says of a run, from its rows and not from its counters. */
export interface RunAccount {
  status: string | null;
  stopReason: string | null;
  /** Cells, and judgements, by status. */
  cells: Record<string, number>;
  judgements: Record<string, number>;
  executions: number;
  scores: number;
  /**
   * Completed cells without an execution and executions without one; completed judgements without a score;
   * open leases.
   */
  mismatches: number;
  /** In millionths of a US dollar. */
  spent: number;
  held: number;
  holds: number;
  /** What its organization was charged for cells in all. */
  charged: number;
}

type Told = Omit<RunAccount, 'cells' | 'judgements' | 'mismatches'>;

/** Of a run of an organization that did nothing else. `sql` sees every organization. */
export async function readRunAccount(sql: RawClient, runId: string): Promise<RunAccount> {
  const [run] = await sql<(Told & { judgementJobId: string | null })[]>`
    select r.end_status as status, r.stop_reason as "stopReason", r.judgement_job_id as "judgementJobId",
      r.spent_micros::int as spent, r.held_micros::int as held,
      (select count(*)::int from run_holds where run_id = r.id) as holds,
      (select count(*)::int from executions where run_id = r.id) as executions,
      (select count(*)::int from scores s join executions e on e.id = s.execution_id where e.run_id = r.id) as scores,
      coalesce((select used::int from usage_counters u
        where u.organization_id = r.organization_id and u.meter = 'test_cells'), 0) as charged
    from runs r where r.id = ${runId}`;
  if (!run) throw new Error(`There is no run ${runId}.`);
  const { judgementJobId, ...rest } = run;
  const [odd] = await sql`
    select count(*)::int from (
      select coalesce(i.id, e.id) from (select * from work_items where job_id = ${runId}) i
        full join (select * from executions where run_id = ${runId}) e on e.id = i.id
        where (i.status is not distinct from 'completed') <> (e.id is not null)
      union all
      select id from work_items where job_id in (${runId}, ${judgementJobId}) and lease_token is not null
      union all
      select i.id from work_items i left join scores s on s.execution_id = (i.payload ->> 'executionId')::uuid
          and s.evaluator_id = (i.payload ->> 'evaluatorId')::uuid
        where i.job_id = ${judgementJobId} and (i.status = 'completed') <> (s.execution_id is not null)
    ) as mismatch`;
  return {
    ...rest,
    cells: await countItems(sql, runId),
    judgements: await countItems(sql, judgementJobId),
    mismatches: odd?.count ?? 0,
  };
}

/** The items of a job by status. */
async function countItems(sql: RawClient, jobId: string | null): Promise<Record<string, number>> {
  const rows = await sql`select status, count(*)::int from work_items where job_id = ${jobId} group by 1`;
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}
