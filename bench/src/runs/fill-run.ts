import type { Sql } from 'postgres';

/** Ends a run as if all of its cells had been answered and scored. `sql` may write everything. */
export async function fillRun(sql: Sql, runId: string): Promise<void> {
  await sql`
    insert into executions (id, organization_id, prompt_id, version, run_id, dataset_item_id, arm, repeat, output, provider, model,
      input_tokens, output_tokens, cost_micros, latency_ms, finish_reason, ignored_parameters, created_at)
    select i.id, i.organization_id, (r.arms -> (i.payload ->> 'arm')::integer ->> 'promptId')::uuid, 1, r.id,
      (i.payload ->> 'itemId')::uuid, (i.payload ->> 'arm')::smallint, (i.payload ->> 'repeat')::smallint,
      repeat('The order was sent on Monday. ', 20), 'openai', 'gpt-4o-mini', 100, 20, 27, 500, 'stop', '{}', now()
    from work_items i join runs r on r.id = i.job_id where i.job_id = ${runId}`;
  await sql`
    insert into scores (organization_id, execution_id, evaluator_id, score, created_at)
    select e.organization_id, e.id, v.id, round(random())::integer, now()
    from executions e join runs r on r.id = e.run_id cross join unnest(r.evaluator_ids) as v(id) where e.run_id = ${runId}`;
  await sql`update work_items set status = 'completed' where job_id = ${runId}`;
  await sql`
    update work_jobs set status = 'completed', completed = total, finished_at = now(), ended_at = now() where id = ${runId}`;
  await sql`update runs set end_status = 'completed', finished_at = now() where id = ${runId}`;
  await sql`analyze executions, scores, work_items`;
}
