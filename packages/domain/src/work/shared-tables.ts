import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { workItems, workJobs, workLanes } from '@refinery/db/schema/work.ts';
import { sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { reserveQuota } from '../usage/quota.ts';
import type { Kind } from './kind.ts';
import type { JobId, WorkTables } from './tables.ts';

/** The tables of a kind that has none of its own: each item has its `payload`, a JSON value. */
export const sharedTables = (kindName: string): WorkTables => ({
  jobs: workJobs,
  items: workItems,
  lanes: workLanes,
  jobId: sql.identifier('job_id'),
  ofKind: sql`kind = ${kindName}`,
  payload: sql`payload`,
});

export interface NewJob<Options> {
  organizationId: string;
  /** Who asked for it, where somebody did. */
  userId?: string;
  apiKeyId?: string;
  requestId?: string;
  options: Options;
  /** One for each item, at least one; what `readPayload` of the kind takes. */
  payloads: readonly unknown[];
}

/**
 * Accepts a job of a kind with {@link sharedTables}, in the transaction of what asks for it: all or nothing, its quota
 * included. Call `startLanes` after the commit; where that is not done, the reconciler does it.
 * Errors: `quota_exceeded`; `RangeError` without items.
 */
export async function acceptJob<O>(
  ctx: Pick<Context, 'clock' | 'inFlight'>,
  tx: Transaction,
  kind: Kind<O>,
  job: NewJob<O>,
): Promise<JobId> {
  const { organizationId, payloads } = job;
  if (!payloads.length) throw new RangeError('A job needs an item.');
  const id = newId();
  const now = ctx.clock.now().toISOString();
  const items = payloads.map((payload, index) => ({ id: newId(), position: index + 1, payload }));
  await tx.execute(sql`
    insert into ${workJobs} (id, organization_id, kind, user_id, api_key_id, request_id, options, total, created_at)
    values (${id}, ${organizationId}, ${kind.name}, ${job.userId ?? null}, ${job.apiKeyId ?? null},
      ${job.requestId ?? null}, ${JSON.stringify(job.options)}::text::jsonb, 0, ${now}::timestamptz)`);
  await tx.execute(sql`
    insert into ${workItems} (id, organization_id, job_id, position, payload, available_at)
    select id, ${organizationId}, ${id}, position, payload, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(items)}::text::jsonb) as v(id uuid, position integer, payload jsonb)`);
  // Late, because it locks the counter of the meter; and before the total is known, since a new period begins with what
  // open jobs have left.
  const owner = { organizationId, apiKeyId: job.apiKeyId ?? null };
  if (kind.meter) await reserveQuota(ctx, tx, { ...owner, meter: kind.meter, amount: items.length });
  await tx.execute(sql`update ${workJobs} set total = ${items.length} where id = ${id}`);
  return { organizationId, jobId: id };
}
