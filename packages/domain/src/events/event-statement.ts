import type { DeliveredEvent } from '@refinery/contracts/webhooks.ts';
import type { Given } from '@refinery/db/built-statement.ts';
import { newId, newIdPerRow } from '@refinery/db/ids.ts';
import { webhooks } from '@refinery/db/schema/webhooks.ts';
import { workItems, workJobs } from '@refinery/db/schema/work.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Moment } from '../context/moment.ts';

/** The kind of work that delivers events. */
export const WEBHOOK_KIND = 'webhook';

export interface EventSource {
  organizationId: Given<string>;
  type: DeliveredEvent;
  /**
   * A statement whose rows are the events: `event_id`, `once` (null, or what a webhook is told once only) and
   * `data`.
   */
  rows: SQL;
  /** The webhooks that get it; default: those that are enabled and asked for it. */
  to?: SQL;
  /** One that gets it as well, while it is enabled. */
  alsoTo?: string | null;
  /** More common table expressions, each with its name; they see the `event`s. */
  also?: SQL;
  requestId?: string;
}

/**
 * The statement that writes events down for everybody who wants to be told, as work that waits: one job for
 * each event and webhook. To be run in the transaction of the change that the events tell of; where no
 * webhook wants them it writes nothing. Returns a row for each delivery, with its `jobId`.
 */
export function eventStatement(
  { now: at, idTime }: Moment,
  { organizationId, type, ...given }: EventSource,
): SQL {
  const now = sql`${at}::timestamptz`;
  const asked = sql`${type}::text = any(${webhooks.events})`;
  const wants = given.alsoTo ? sql`(${asked} or ${webhooks.id} = ${given.alsoTo})` : asked;
  const to = given.to ?? sql`${webhooks.enabled} and ${wants}`;
  return sql`
    with event as (${given.rows}), wanted as (
      select ${newIdPerRow(idTime)} as id,
        jsonb_build_object('webhookId', ${webhooks.id}, 'eventId', event.event_id, 'type', ${type}::text,
          'at', ${at}::text, 'once', event.once, 'data', event.data) as options
      from ${webhooks} cross join event
      where ${webhooks.organizationId} = ${organizationId} and ${to}
    ), job as (
      insert into ${workJobs} (id, organization_id, kind, request_id, options, total, created_at)
      select id, ${organizationId}, ${WEBHOOK_KIND}, ${given.requestId ?? null}, options, 1, ${now} from wanted
      on conflict do nothing returning id
    )${given.also ? sql`, ${given.also}` : sql``}
    insert into ${workItems} (id, organization_id, job_id, position, payload, available_at)
    select id, ${organizationId}, id, 1, '{}'::jsonb, ${now} from job
    returning job_id as "jobId"`;
}

/** The rows of one event, as {@link EventSource} wants them; `where` may keep it from happening. */
export const oneEvent = (data: object, where: SQL = sql`true`): SQL => sql`
  select ${newId()}::uuid as event_id, null::text as once, ${JSON.stringify(data)}::text::jsonb as data where ${where}`;
