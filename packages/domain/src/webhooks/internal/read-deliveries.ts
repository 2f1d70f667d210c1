import type { DeliveryStatus, WebhookDeliveryReply } from '@refinery/contracts/webhooks.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { workItems, workJobs } from '@refinery/db/schema/work.ts';
import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
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

const isDelivery = eq(workJobs.kind, WEBHOOK_KIND);

/** The deliveries to a webhook of the caller's organization. */
export const whereDeliveriesTo = ({ actor }: CallerContext, webhookId: string): SQL | undefined =>
  and(
    eq(workJobs.organizationId, actor.organizationId),
    isDelivery,
    sql`(${workJobs.options} ->> 'webhookId') = ${webhookId}`,
  );

/** One delivery of the caller's organization. */
export const whereDelivery = ({ actor }: CallerContext, id: string): SQL | undefined =>
  and(eq(workJobs.organizationId, actor.organizationId), isDelivery, eq(workJobs.id, id));

/** The deliveries that `where` names, newest first. */
export async function readDeliveries(
  tx: Transaction,
  where: SQL | undefined,
  limit: number,
): Promise<WebhookDeliveryReply[]> {
  const rows = await tx
    .select({ job: workJobs, item: workItems })
    .from(workJobs)
    .innerJoin(workItems, eq(workItems.jobId, workJobs.id))
    .where(where)
    .orderBy(desc(workJobs.id))
    .limit(limit);
  return rows.map(toDeliveryReply);
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
