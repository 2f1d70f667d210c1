import type { Context } from '@refinery/domain/context/context.ts';
import { userExportKind } from '@refinery/domain/user-exports/user-export-kind.ts';
import { takeTurns } from './drain-jobs.ts';

/** Does a worker's work for every export that waits: one try of each. */
export async function makeExports(ctx: Context): Promise<void> {
  await takeTurns(ctx, userExportKind);
}
