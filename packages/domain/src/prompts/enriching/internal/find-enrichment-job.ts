import type { EnrichmentJobReply } from '@refinery/contracts/enrichments.ts';
import type { BatchStatus } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { workItems, workJobs } from '@refinery/db/schema/work.ts';
import { and, eq } from 'drizzle-orm';
import type { CallerContext } from '../../../context/context.ts';
import { whereOwn } from '../../../context/own-rows.ts';
import { DomainError } from '../../../errors/domain-error.ts';
import { isOpen, type JobStatus } from '../../../work/tables.ts';
import { enrichmentKind } from '../enrichment-kind.ts';
import { storedOptions } from './job-options.ts';

export type JobRow = typeof workJobs.$inferSelect;

/** A job of enrichments of the caller's organization. Errors: `enrichment_job_not_found`. */
export async function findEnrichmentJob(ctx: CallerContext, tx: Transaction, id: string): Promise<JobRow> {
  const [row] = await tx
    .select()
    .from(workJobs)
    .where(whereOwn(ctx, workJobs, id, eq(workJobs.kind, enrichmentKind.name)));
  if (!row) throw new DomainError('enrichment_job_not_found');
  return row;
}

/** The same as its readers see it. Errors: `enrichment_job_not_found`. */
export const readEnrichmentJob = (ctx: CallerContext, id: string): Promise<EnrichmentJobReply> =>
  ctx.tenant.run(async (tx) => {
    const row = await findEnrichmentJob(ctx, tx, id);
    const running = and(
      eq(workItems.organizationId, ctx.actor.organizationId),
      eq(workItems.jobId, id),
      eq(workItems.status, 'processing'),
    );
    return toJobReply(row, isOpen(statusOf(row)) ? await tx.$count(workItems, running) : 0);
  });

const STATUSES: readonly (JobStatus & BatchStatus)[] = [
  ...(['queued', 'running', 'completed', 'cancelling', 'cancelled', 'failed'] as const),
];
const statusOf = ({ status }: JobRow): JobStatus & BatchStatus =>
  STATUSES.find((known) => known === status) ?? 'failed';

/** @param processing how many items are worked on at this moment */
export function toJobReply(row: JobRow, processing: number): EnrichmentJobReply {
  const { id, total, completed, failed, cancelled } = row;
  const { commit, strict, model = null } = storedOptions.Parse(row.options);
  const pending = Math.max(0, total - completed - failed - cancelled - processing);
  return {
    id,
    status: statusOf(row),
    total,
    counts: { pending, processing, completed, failed, cancelled },
    commit,
    strict,
    model,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
