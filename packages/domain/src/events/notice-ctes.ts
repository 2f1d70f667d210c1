import type { Given } from '@refinery/db/built-statement.ts';
import { newIdPerRow } from '@refinery/db/ids.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { workItems, workJobs } from '@refinery/db/schema/work.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Moment } from '../context/moment.ts';

/** The kind of work that sends mails. */
export const EMAIL_KIND = 'email';

/**
 * Common table expressions that write a mail down for each admin of an organization, as work that waits for
 * the reconciler: for statements that find out by themselves whether there is something to tell. `from`
 * selects the mails: `template`, `once` (null, or what nobody is told twice) and `data`, which fills the
 * template but for `organizationName`, and holds no secret.
 */
export function noticeCtes({ now: at, idTime }: Moment, organizationId: Given<string>, from: SQL): SQL {
  const now = sql`${at}::timestamptz`;
  const admins = sql`
    select ${memberships.userId} from ${memberships}
    where ${memberships.organizationId} = ${organizationId} and ${memberships.role} = 'admin'`;
  return sql`notice as (${from}), addressed as (
      select ${newIdPerRow(idTime)} as id,
        user_id, jsonb_build_object('template', notice.template, 'once', notice.once, 'userId', user_id) as options,
        jsonb_build_object('userId', user_id, 'data', notice.data) as payload
      from notice
      -- That depends on the notice, so that nobody is looked for where there is none.
      cross join lateral unnest(case when notice.template is not null then array(${admins}) end) as admin(user_id)
    ), mail as (
      insert into ${workJobs} (id, organization_id, user_id, kind, options, total, created_at)
      select id, ${organizationId}, user_id, ${EMAIL_KIND}, options, 1, ${now} from addressed
      on conflict do nothing returning id
    ), mail_item as (
      insert into ${workItems} (id, organization_id, job_id, position, payload, available_at)
      select id, ${organizationId}, id, 1, payload, ${now} from addressed join mail using (id)
    )`;
}
