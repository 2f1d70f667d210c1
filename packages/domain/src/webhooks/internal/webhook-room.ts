import type { Transaction } from '@refinery/db/create-db.ts';
import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { batchJobs } from '@refinery/db/schema/batches.ts';
import { users } from '@refinery/db/schema/users.ts';
import { webhooks } from '@refinery/db/schema/webhooks.ts';
import { workJobs } from '@refinery/db/schema/work.ts';
import { and, asc, eq, inArray, isNotNull, notInArray, type SQL, sql } from 'drizzle-orm';
import { recordChange } from '../../audit/record-change.ts';
import type { CallerContext } from '../../context/context.ts';
import { whereOwn } from '../../context/own-rows.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { whereDeliveriesTo } from './read-deliveries.ts';
import { auditedWebhook } from './to-webhook-reply.ts';

/** Most webhooks of an organization that ask for events: each event writes a delivery for each of them. */
const MOST_WEBHOOKS = 20;
/** Most addresses of an organization's batches, which get nothing but the end of their own. */
const MOST_BATCH_ADDRESSES = 1_000;
/** People who are named where there is no room. */
const MOST_NAMED = 5;

const own = ({ actor }: CallerContext, asksForEvents: SQL): SQL | undefined =>
  and(eq(webhooks.organizationId, actor.organizationId), asksForEvents);
const ASKING = sql`cardinality(${webhooks.events}) > 0`;
const FOR_BATCHES = sql`cardinality(${webhooks.events}) = 0`;

/**
 * Refuses one more webhook that asks for events, while the caller holds the lock of its organization. Those
 * made for the addresses of batches do not count. Errors: `webhook_limit`, which names who made them.
 */
export async function requireWebhookRoom(ctx: CallerContext, tx: Transaction): Promise<void> {
  const asking = own(ctx, ASKING);
  if ((await tx.$count(webhooks, asking)) < MOST_WEBHOOKS) return;
  const ids = tx
    .select({ id: sql`${webhooks.id}::text` })
    .from(webhooks)
    .where(asking);
  const makers = await tx
    .select({ email: users.email, count: COUNT })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.userId))
    .where(
      and(
        eq(auditLog.organizationId, ctx.actor.organizationId),
        eq(auditLog.action, 'webhook.create'),
        inArray(auditLog.target, ids),
      ),
    )
    .groupBy(users.email)
    .orderBy(MOST_FIRST)
    .limit(MOST_NAMED);
  throw new DomainError(
    'webhook_limit',
    `The organization has ${MOST_WEBHOOKS} webhooks, and no more are allowed. They were made by: ${named(makers)}. Delete one first.`,
  );
}

/**
 * Makes room for the address of one more batch, while the caller holds the lock of its organization: where
 * there is none, the oldest one that no batch names any more goes. Errors: `webhook_limit`, which names whose
 * batches hold them.
 */
export async function makeBatchAddressRoom(ctx: CallerContext<'clock'>, tx: Transaction): Promise<void> {
  const { organizationId } = ctx.actor;
  const ofBatches = own(ctx, FOR_BATCHES);
  if ((await tx.$count(webhooks, ofBatches)) < MOST_BATCH_ADDRESSES) return;
  const ownBatches = and(eq(batchJobs.organizationId, organizationId), isNotNull(batchJobs.webhookId));
  const inUse = tx
    .select({ id: sql`${batchJobs.webhookId}` })
    .from(batchJobs)
    .where(ownBatches);
  const [idle] = await tx
    .select()
    .from(webhooks)
    .where(and(ofBatches, notInArray(webhooks.id, inUse)))
    .orderBy(asc(webhooks.id))
    .limit(1);
  if (idle) {
    await tx.delete(workJobs).where(whereDeliveriesTo(ctx, idle.id));
    await tx.delete(webhooks).where(whereOwn(ctx, webhooks, idle.id));
    const change = { action: 'webhook.delete', target: idle.id, before: auditedWebhook(idle) } as const;
    await recordChange(ctx, tx, organizationId, change);
    return;
  }
  const owners = await tx
    .select({ email: users.email, count: COUNT })
    .from(batchJobs)
    .leftJoin(users, eq(users.id, batchJobs.userId))
    .where(ownBatches)
    .groupBy(users.email)
    .orderBy(MOST_FIRST)
    .limit(MOST_NAMED);
  throw new DomainError(
    'webhook_limit',
    `The batches of the organization use ${MOST_BATCH_ADDRESSES} webhook addresses, and no more are allowed. These people have batches with an address: ${named(owners)}. Use one of the addresses again, or delete old batches.`,
  );
}

const COUNT = sql<number>`count(*)::integer`;
const MOST_FIRST = sql`count(*) desc`;

const named = (people: { email: string | null; count: number }[]): string =>
  people.map(({ email, count }) => `${email ?? 'a deleted account'} (${count})`).join(', ');
