import { newId } from '@refinery/db/ids.ts';
import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { webhooks } from '@refinery/db/schema/webhooks.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { momentOf } from '../../context/moment.ts';
import { noticeCtes } from '../../events/notice-ctes.ts';
import type { ResultWrites, WorkJob } from '../../work/kind.ts';
import type { Delivery, DeliveryOutcome } from './delivery.ts';
import type { Tried } from './send-message.ts';

/** A webhook at which nothing has arrived for so long is disabled by its next failure. */
const MOST_FAILING_MS = 5 * 24 * 60 * 60_000;

/** What each try tells is written into its item, and what the last one says into its webhook. */
export async function tryWrites(
  ctx: Pick<Context, 'clock'>,
  job: WorkJob<Delivery>,
  outcomes: readonly DeliveryOutcome[],
): Promise<ResultWrites> {
  const tries = outcomes.flatMap(({ item: { id, tried } }) => (tried ? [{ id, tried }] : []));
  const last = tries.at(-1)?.tried;
  return {
    results: outcomes.map(() => null),
    item: sql`payload = coalesce((
      select t.tried from jsonb_to_recordset(${JSON.stringify(tries)}::text::jsonb) as t(id uuid, tried jsonb)
      where t.id = i.id), i.payload)`,
    ...(last ? { statements: statementsFor(ctx, job, last) } : {}),
  };
}

const statementsFor = (ctx: Pick<Context, 'clock'>, job: WorkJob<Delivery>, tried: Tried): SQL =>
  tried.verdict === 'delivered' ? arrived(job) : failing(ctx, job, tried);

/** Of the webhook, while the try counts. */
const whereTried = ({ organizationId, options }: WorkJob<Delivery>): SQL =>
  sql`id = ${options.webhookId} and organization_id = ${organizationId} and exists (select 1 from settled)`;

const arrived = (job: WorkJob<Delivery>): SQL => sql`arrived as (
    update ${webhooks} set failing_since = null where ${whereTried(job)} and failing_since is not null
  )`;

/**
 * Notes the first failure; disables a webhook that is gone, or has failed for too long, and says so in the
 * audit log and to the admins.
 */
function failing(ctx: Pick<Context, 'clock'>, job: WorkJob<Delivery>, { verdict, error }: Tried): SQL {
  const { clock } = ctx;
  const isGone = verdict === 'gone';
  const now = sql`${clock.now().toISOString()}::timestamptz`;
  const limit = new Date(clock.now().getTime() - MOST_FAILING_MS).toISOString();
  const isOver = isGone
    ? sql`enabled`
    : sql`(enabled and coalesce(failing_since <= ${limit}::timestamptz, false))`;
  const reason = isGone ? 'gone' : 'failing';
  return sql`failing as (
    update ${webhooks} set
      failing_since = coalesce(failing_since, ${now}),
      disabled_at = case when ${isOver} then ${now} else disabled_at end,
      disabled_reason = case when ${isOver} then ${reason} else disabled_reason end,
      enabled = enabled and not ${isOver}
    where ${whereTried(job)} and (failing_since is null or ${isOver})
    returning id, organization_id, url, enabled, disabled_at
  ), disabled as (
    insert into ${auditLog} (id, organization_id, actor_kind, actor_name, action, target, after, created_at)
    select ${newId()}::uuid, organization_id, 'system', 'webhooks', 'webhook.disable', id::text,
      jsonb_build_object('reason', ${reason}::text), ${now}
    from failing where not enabled and disabled_at = ${now}
  ), ${noticeCtes(
    momentOf(ctx),
    job.organizationId,
    sql`
    select 'webhook-disabled' as template, null::text as once, jsonb_build_object('url', url, 'reason', ${error}::text) as data
    from failing where not enabled and disabled_at = ${now}`,
  )}`;
}
