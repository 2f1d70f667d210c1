import type { DeliveryStatus, WebhookDeliveryReply } from '@refinery/contracts/webhooks.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { workItems, workJobs } from '@refinery/db/schema/work.ts';
import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { CallerContext } from '../../context/context.ts';
import { WEBHOOK_KIND } from '../../events/event-statement.ts';
import { webhookKind } from '../webhook-kind.ts';

const lastTry = Compile(
  Type.Object({
    statusCode: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
    latencyMs: Type.Optional(Type.Number()),
    error: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  }),
);

/** As the index on deliveries says it, so that it serves a prepared statement, too. */
const isDelivery = sql`${workJobs.kind} = ${sql.raw(`'${WEBHOOK_KIND}'`)}`;

/** The deliveries to a webhook of the caller's organization. */
export const whereDeliveriesTo = ({ actor }: CallerContext, webhookId: string): SQL | undefined =>
  and(eq(workJobs.organizationId, actor.organizationId), isDelivery, eq(workJobs.webhookId, webhookId));

/** One delivery of the caller's organization. */
export const whereDelivery = ({ actor }: CallerContext, id: string): SQL | undefined =>
  and(eq(workJobs.organizationId, actor.organizationId), isDelivery, eq(workJobs.id, id));

/** By the status of the job, which follows its one item; as the indexes on deliveries say it. */
const WHERE_STATUS: Record<DeliveryStatus, SQL> = {
  pending: sql`${workJobs.status} in ('queued', 'running', 'cancelling')`,
  succeeded: sql`${workJobs.status} = 'completed'`,
  failed: sql`${workJobs.status} in ('failed', 'cancelled')`,
};

/** Those with a status; undefined: with any. */
export const whereDeliveryIs = (status: DeliveryStatus | undefined): SQL[] =>
  status === undefined ? [] : [WHERE_STATUS[status]];

/** The deliveries that `where` names, newest first. */
export async function readDeliveries(
  tx: Transaction,
  where: SQL | undefined,
  limit: number,
): Promise<WebhookDeliveryReply[]> {
  const jobs = await tx.select().from(workJobs).where(where).orderBy(desc(workJobs.id)).limit(limit);
  if (!jobs.length) return [];
  // Not a join, for which the planner may read every item there is.
  const ids = jobs.map(({ id }) => id);
  const items = await tx.select().from(workItems).where(inArray(workItems.jobId, ids));
  const itemOf = new Map(items.map((item) => [item.jobId, item]));
  return jobs.flatMap((job) => {
    const item = itemOf.get(job.id);
    return item ? [toDeliveryReply({ job, item })] : [];
  });
}

interface DeliveryRow {
  job: typeof workJobs.$inferSelect;
  item: typeof workItems.$inferSelect;
}

function toDeliveryReply({ job, item }: DeliveryRow): WebhookDeliveryReply {
  const { eventId, type } = webhookKind.options.Parse(job.options);
  const { statusCode = null, latencyMs = null, error = null } = lastTry.Parse(item.payload);
  const status = statusOf(item.status);
  return {
    id: job.id,
    eventId,
    type,
    status,
    attempts: item.attempts,
    statusCode,
    latencyMs,
    error: error ?? item.error?.message ?? null,
    nextTryAt: item.status === 'pending' ? item.availableAt.toISOString() : null,
    createdAt: job.createdAt.toISOString(),
    finishedAt: job.finishedAt?.toISOString() ?? null,
  };
}

function statusOf(status: string): DeliveryStatus {
  if (status === 'completed') return 'succeeded';
  return status === 'failed' || status === 'cancelled' ? 'failed' : 'pending';
}
