import type { BatchStatus } from '@refinery/contracts/enums.ts';
import type { OperatedJobReply } from '@refinery/contracts/operators.ts';
import { requireOperator } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { type Page, type PageInput, pageOf } from '../context/pages.ts';
import { findJobs, type JobFilter, toJobReply } from './internal/jobs.ts';

const ENDED = ['completed', 'failed', 'cancelled'] as const;

type JobsContext = CallerContext<'db' | 'platformDb'>;

/** The jobs of all kinds and organizations, newest first. Errors: those of `requireOperator`. */
export async function listAllJobs(
  ctx: JobsContext,
  { status, ...filter }: PageInput & { kind?: string; status?: BatchStatus },
): Promise<Page<OperatedJobReply>> {
  requireOperator(ctx);
  return readPage(ctx, { ...filter, ...(status ? { statuses: [status] } : {}) });
}

/** Those that have ended. Errors: those of `requireOperator`. */
export async function listEndedJobs(
  ctx: JobsContext,
  filter: PageInput & { kind?: string },
): Promise<Page<OperatedJobReply>> {
  requireOperator(ctx);
  return readPage(ctx, { ...filter, statuses: ENDED });
}

async function readPage(ctx: JobsContext, filter: JobFilter): Promise<Page<OperatedJobReply>> {
  const { items, next } = pageOf(await findJobs(ctx, filter), filter.limit);
  const replies: OperatedJobReply[] = [];
  // One after the other: a page must not take all connections of the process.
  for (const row of items) replies.push(await toJobReply(ctx, row));
  return { items: replies, next };
}
