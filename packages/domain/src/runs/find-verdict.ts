import type { RunArm, RunVerdict } from '@refinery/contracts/runs.ts';
import { datasets } from '@refinery/db/schema/datasets.ts';
import { runs } from '@refinery/db/schema/runs.ts';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { CallerContext } from '../context/context.ts';
import { compareArms } from './internal/compare-arms.ts';

export interface VerdictWanted {
  baseline: RunArm;
  candidate: RunArm;
  datasetId: string;
  evaluatorIds: string[];
  margin: number;
}

/**
 * What the newest run that is complete says of two arms: the versions and models have to be these, the
 * evaluators among its own, and the revision of the dataset that of today. Null where there is no such run,
 * or no such dataset.
 */
export async function findVerdict(
  ctx: CallerContext<'comparer'>,
  { baseline, candidate, datasetId, evaluatorIds, margin }: VerdictWanted,
): Promise<{ runId: string; verdict: RunVerdict } | null> {
  const { organizationId } = ctx.actor;
  const [found] = await ctx.tenant.run((tx) =>
    tx
      .select({ run: runs })
      .from(runs)
      .innerJoin(datasets, and(eq(datasets.id, runs.datasetId), eq(datasets.revision, runs.revision)))
      .where(
        and(
          eq(runs.organizationId, organizationId),
          eq(runs.datasetId, datasetId),
          // What is put together counts once, so losses could be put together.
          isNull(runs.clusterBy),
          eq(runs.endStatus, 'completed'),
          sql`${runs.arms} -> 0 @> ${JSON.stringify(baseline)}::text::jsonb`,
          sql`${runs.arms} - 0 @> ${JSON.stringify([candidate])}::text::jsonb`,
          sql`${runs.evaluatorIds} @> array(select jsonb_array_elements_text(${JSON.stringify(evaluatorIds)}::text::jsonb)::uuid)`,
        ),
      )
      .orderBy(desc(runs.id))
      .limit(1),
  );
  if (!found) return null;
  const { run } = found;
  const place = run.arms.findIndex((arm, at) => at > 0 && isSame(arm, candidate));
  const arms = await compareArms(ctx, { ...run, evaluatorIds, margin });
  const verdict = arms.find(({ arm }) => arm === place)?.verdict;
  return verdict ? { runId: run.id, verdict } : null;
}

const isSame = (one: RunArm, other: RunArm): boolean =>
  one.promptId === other.promptId &&
  one.version === other.version &&
  one.provider === other.provider &&
  one.model === other.model;
