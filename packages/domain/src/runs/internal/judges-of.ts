import type { PairwiseJudge } from '@refinery/contracts/runs.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { executions } from '@refinery/db/schema/executions.ts';
import { scores } from '@refinery/db/schema/scores.ts';
import { sql } from 'drizzle-orm';
import { rounded } from '../../comparing/comparison.ts';
import { cohensKappa } from '../../evaluators/scoring/agreement.ts';
import { consistencyOf } from '../../evaluators/scoring/pairwise.ts';
import { choicesIn, SCORE_OF_WINNER } from './choices.ts';
import { readEvaluators } from './read-evaluators.ts';
import type { RunRow } from './run-rows.ts';

/** A judge of which less than this share is the same in both orders goes by the place. */
const LEAST_CONSISTENCY = 0.7;
/** Of fewer pairs κ says nothing. */
const LEAST_RATED = 30;

interface Group extends Record<string, unknown> {
  id: string;
  /** What the judge said in both orders; null where its words were removed. */
  said: string | null;
  score: number | null;
  /** Whose output people rate higher; null where one of the two has no rating. */
  human: 'a' | 'b' | 'tie' | null;
  count: number;
}

/**
 * How consistent each pairwise judge of a run is, and how far it agrees with people who rated the same
 * outputs.
 */
export async function judgesOf(tx: Transaction, run: RunRow): Promise<PairwiseJudge[]> {
  const pairwise = (await readEvaluators(tx, run)).filter(({ spec }) => spec.kind === 'pairwise');
  if (pairwise.length === 0) return [];
  const groups = await readGroups(
    tx,
    run,
    pairwise.map(({ id }) => id),
  );
  return pairwise.map(({ id }) =>
    judgeOf(
      id,
      groups.filter((group) => group.id === id),
    ),
  );
}

const readGroups = (tx: Transaction, run: RunRow, ids: readonly string[]) =>
  tx.execute<Group>(sql`
    select s.evaluator_id as id, s.reason as said, s.score, count(*)::integer as count,
      case when e.rating > b.rating then 'a' when e.rating < b.rating then 'b' when e.rating = b.rating then 'tie' end as human
    from ${executions} e
    join ${scores} s on s.execution_id = e.id
    left join ${executions} b on b.run_id = e.run_id and b.organization_id = e.organization_id
      and b.dataset_item_id = e.dataset_item_id and b.arm = 0 and b.repeat = e.repeat
    where e.run_id = ${run.id} and e.organization_id = ${run.organizationId} and e.arm > 0 and s.score is not null
      and s.evaluator_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))
    group by 1, 2, 3, 5`);

function judgeOf(evaluatorId: string, groups: readonly Group[]): PairwiseJudge {
  const each = <T>(values: (group: Group) => T | null): T[] =>
    groups.flatMap((group) => {
      const value = values(group);
      return value === null ? [] : Array<T>(group.count).fill(value);
    });
  const consistency = consistencyOf(each(({ said }) => (said === null ? null : choicesIn(said))));
  const rated = each(({ human, score }) =>
    human === null || score === null ? null : ([SCORE_OF_WINNER[human], score] as const),
  );
  const kappa =
    rated.length < LEAST_RATED
      ? null
      : cohensKappa(
          rated.map(([, judged]) => judged),
          rated.map(([human]) => human),
        );
  return {
    evaluatorId,
    consistency: consistency === null ? null : rounded(consistency),
    isInconsistent: consistency !== null && consistency < LEAST_CONSISTENCY,
    ratedPairs: rated.length,
    kappa: kappa === null ? null : rounded(kappa),
  };
}
