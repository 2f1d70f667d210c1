import type { Context } from '@refinery/domain/context/context.ts';
import { judgementKind } from '@refinery/domain/runs/judgement-kind.ts';
import { cellKind } from '@refinery/domain/runs/run-kind.ts';
import { drainJobs } from './drain-jobs.ts';

/** Does a worker's work for every run that waits: its cells, then what is judged of them. */
export async function drainRuns(ctx: Context): Promise<void> {
  await drainJobs(ctx, cellKind);
  await drainJobs(ctx, judgementKind);
}
