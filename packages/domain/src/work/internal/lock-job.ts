import type { Transaction } from '@refinery/db/create-db.ts';
import { sql } from 'drizzle-orm';
import type { Kind } from '../kind.ts';
import { type JobId, type JobStatus, whereJob } from '../tables.ts';

/** What the engine itself reads of a job. */
export interface JobRow extends Record<string, unknown> {
  status: JobStatus;
  failed: number;
  request_id: string | null;
  user_id: string | null;
  api_key_id: string | null;
  options: unknown;
}

/**
 * The job, locked to the end of the transaction; undefined where there is none. Whoever changes a job takes
 * this lock first, then its items, then the API key that made it, then the counter of its meter, so that no
 * two can wait for each other.
 */
export async function lockJob(tx: Transaction, kind: Kind, id: JobId): Promise<JobRow | undefined> {
  const [row] = await tx.execute<JobRow>(sql`
    select status, failed, request_id, user_id, api_key_id, options from ${kind.tables.jobs}
    where ${whereJob(id)} for no key update`);
  return row;
}
