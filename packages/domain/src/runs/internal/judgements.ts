import type { EvaluatorSpec } from '@refinery/contracts/evaluators.ts';
import { executions } from '@refinery/db/schema/executions.ts';
import { scores } from '@refinery/db/schema/scores.ts';
import { type SQL, sql } from 'drizzle-orm';

/** An evaluator, and how outputs of a run are given to it. */
export interface Judging {
  id: string;
  spec: EvaluatorSpec;
}

interface JudgedRun {
  id: string;
  organizationId: string;
}

/** Whether outputs are compared with each other, because no item says what is right. */
export const isNoise = ({ spec }: Judging, hasExpected: boolean): boolean =>
  spec.kind === 'similarity' && spec.settings.value === undefined && !hasExpected;

/**
 * What has no score yet of a run, as SQL that gives `position` and `payload` of each: each output for itself;
 * of a pairwise judge, each output of a candidate beside the baseline's of the same item and repeat; of
 * noise, each output beside the first of the baseline.
 */
export function judgementsOf(
  { id, organizationId }: JudgedRun,
  groups: { alone: readonly string[]; pairs: readonly string[]; noise: readonly string[] },
): SQL {
  const own = sql`e.run_id = ${id} and e.organization_id = ${organizationId}`;
  const list = (ids: readonly string[]) =>
    sql`(select value::uuid as id from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)) as v`;
  const unscored = sql`not exists (select 1 from ${scores} s where s.execution_id = e.id and s.evaluator_id = v.id)`;
  return sql`
    select row_number() over (order by random())::integer as position, payload from (
      select jsonb_build_object('evaluatorId', v.id, 'executionId', e.id) as payload
      from ${executions} e cross join ${list(groups.alone)} where ${own} and ${unscored}
      union all
      select jsonb_build_object('evaluatorId', v.id, 'executionId', e.id, 'otherId', b.id)
      from ${executions} e
      join ${executions} b on b.run_id = e.run_id and b.organization_id = e.organization_id
        and b.dataset_item_id = e.dataset_item_id and b.arm = 0 and b.repeat = e.repeat
      cross join ${list(groups.pairs)} where ${own} and e.arm > 0 and ${unscored}
      union all
      select jsonb_build_object('evaluatorId', v.id, 'executionId', e.id, 'otherId', b.id)
      from ${executions} e
      join ${executions} b on b.run_id = e.run_id and b.organization_id = e.organization_id
        and b.dataset_item_id = e.dataset_item_id and b.arm = 0 and b.repeat = 1 and b.id <> e.id
      cross join ${list(groups.noise)} where ${own} and ${unscored}
    ) as judged`;
}
