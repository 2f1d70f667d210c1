import { abEvents } from '@refinery/db/schema/ab-tests.ts';
import { accountTokens } from '@refinery/db/schema/account-tokens.ts';
import { idempotencyKeys } from '@refinery/db/schema/idempotency-keys.ts';
import { invitations } from '@refinery/db/schema/invitations.ts';
import { promptPrefixes } from '@refinery/db/schema/prompt-prefixes.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { ssoFlows } from '@refinery/db/schema/sso-flows.ts';
import { userExports } from '@refinery/db/schema/user-exports.ts';
import { workJobs } from '@refinery/db/schema/work.ts';
import { and, inArray, lt, sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { WEBHOOK_KIND } from '../../events/event-statement.ts';
import { textKind } from '../../refined-texts/text-kind.ts';
import { judgementKind } from '../../runs/judgement-kind.ts';
import { cellKind } from '../../runs/run-kind.ts';
import { userExportKind } from '../../user-exports/user-export-kind.ts';

/** Longer than a month: what a webhook is told once a month is told from these. */
const JOBS_KEPT_MS = 35 * 24 * 60 * 60_000;

/** Most items of jobs that one tick deletes, and those of one job more. */
const MOST_ITEMS = 20_000;

const ENDING_KINDS = [
  WEBHOOK_KIND,
  ...[userExportKind, textKind, cellKind, judgementKind].map(({ name }) => name),
];

/** Longer than a program sends an event of an A/B test again, whose answer it did not get. */
const EVENTS_KEPT_MS = 7 * 24 * 60 * 60_000;

/** Longer than anybody can ask for them. */
const PREFIXES_KEPT_DAYS = 91;

/**
 * Deletes idempotency keys, sessions, invitations, tokens of accounts, sign-ins through identity providers,
 * archives of people, webhook deliveries, ids of events and jobs of exports, of system texts and of runs
 * whose time is over.
 */
export async function purgeExpired(ctx: Pick<Context, 'clock' | 'systemDb'>): Promise<void> {
  const now = ctx.clock.now();
  await ctx.systemDb.delete(idempotencyKeys).where(lt(idempotencyKeys.expiresAt, now));
  await ctx.systemDb.delete(invitations).where(lt(invitations.expiresAt, now));
  await ctx.systemDb.delete(accountTokens).where(lt(accountTokens.expiresAt, now));
  await ctx.systemDb.delete(ssoFlows).where(lt(ssoFlows.expiresAt, now));
  await ctx.systemDb.delete(sessions).where(lt(sessions.expiresAt, now));
  await ctx.systemDb.delete(userExports).where(lt(userExports.expiresAt, now));
  await purgeJobs(ctx);
  const oldEvents = new Date(now.getTime() - EVENTS_KEPT_MS);
  await ctx.systemDb.delete(abEvents).where(lt(abEvents.receivedAt, oldEvents));
  await purgePrefixes(ctx);
}

/** The oldest first. Of runs, counts and outputs stay. */
async function purgeJobs({ clock, systemDb }: Pick<Context, 'clock' | 'systemDb'>): Promise<void> {
  const ended = lt(workJobs.finishedAt, new Date(clock.now().getTime() - JOBS_KEPT_MS));
  const oldest = systemDb
    .select({
      id: workJobs.id,
      before:
        sql<number>`sum(${workJobs.total}) over (order by ${workJobs.finishedAt}, ${workJobs.id}) - ${workJobs.total}`.as(
          'before',
        ),
    })
    .from(workJobs)
    .where(and(inArray(workJobs.kind, ENDING_KINDS), ended))
    .orderBy(workJobs.finishedAt, workJobs.id)
    .limit(MOST_ITEMS)
    .as('oldest');
  const due = systemDb.select({ id: oldest.id }).from(oldest).where(lt(oldest.before, MOST_ITEMS));
  await systemDb.delete(workJobs).where(inArray(workJobs.id, due));
}

/**
 * Where prompts differ is told with a few of their characters. They go as early as other texts, by whole
 * days: none is older than its organization keeps texts. An organization that keeps none of calls has none.
 */
async function purgePrefixes({ clock, systemDb }: Pick<Context, 'clock' | 'systemDb'>): Promise<void> {
  const now = clock.now().toISOString();
  await systemDb.execute(sql`
    delete from ${promptPrefixes} using organizations o where o.id = ${promptPrefixes.organizationId} and (
      o.call_texts = 'none' or ${promptPrefixes.day} <= (${now}::timestamptz at time zone 'UTC')::date
        - least(coalesce(o.prompt_retention_days, ${PREFIXES_KEPT_DAYS}), ${PREFIXES_KEPT_DAYS})::integer)`);
}
