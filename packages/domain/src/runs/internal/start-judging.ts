import type { Transaction } from '@refinery/db/create-db.ts';
import { runs } from '@refinery/db/schema/runs.ts';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { acceptSelected } from '../../work/shared-tables.ts';
import type { JobId } from '../../work/tables.ts';
import { judgementKind } from '../judgement-kind.ts';
import { isNoise, type Judging, judgementsOf } from './judgements.ts';
import { isSomethingExpected, readEvaluators } from './read-evaluators.ts';
import type { RunRow } from './run-rows.ts';

/** Whose judges are asked. */
export interface Asker {
  userId: string | null;
  apiKeyId: string | null;
}

/**
 * Accepts the job that makes the scores which outputs of a run do not have yet; null where none is missing.
 * In the transaction that has locked the run.
 */
export async function startJudging(
  ctx: Pick<Context, 'clock' | 'quotas'>,
  tx: Transaction,
  run: RunRow,
  { userId, apiKeyId }: Asker,
): Promise<JobId | null> {
  const { organizationId } = run;
  const judging = await readEvaluators(tx, run);
  if (judging.length === 0) return null;
  const groups = groupsOf(judging, await isSomethingExpected(tx, run));
  const job = await acceptSelected(ctx, tx, judgementKind, {
    organizationId,
    options: { runId: run.id },
    payloads: judgementsOf(run, groups),
    ...(userId === null ? {} : { userId }),
    ...(apiKeyId === null ? {} : { apiKeyId }),
  });
  if (job)
    await tx
      .update(runs)
      .set({ judgementJobId: job.jobId })
      .where(and(eq(runs.id, run.id), eq(runs.organizationId, organizationId)));
  return job;
}

function groupsOf(
  judging: readonly Judging[],
  hasExpected: boolean,
): { alone: string[]; pairs: string[]; noise: string[] } {
  const noise = judging.filter((one) => isNoise(one, hasExpected));
  const pairs = judging.filter(({ spec }) => spec.kind === 'pairwise');
  const alone = judging.filter((one) => !noise.includes(one) && !pairs.includes(one));
  const ids = (group: readonly Judging[]) => group.map(({ id }) => id);
  return { alone: ids(alone), pairs: ids(pairs), noise: ids(noise) };
}
