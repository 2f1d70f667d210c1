import type { PlatformCountsReply } from '@refinery/contracts/operators.ts';
import { sql } from 'drizzle-orm';
import { requireOperator } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { billingPeriod } from '../usage/billing-period.ts';

const ACTIVE_MS = 30 * 24 * 60 * 60_000;
const MICROS = 1_000_000;

/**
 * Counts over all organizations. What is charged stands in counters, one row for each organization; of the
 * optimizations it asks an index only whether there is a new one of each organization. Errors: those of
 * `requireOperator`.
 */
export async function getPlatformCounts(
  ctx: CallerContext<'clock' | 'platformDb'>,
): Promise<PlatformCountsReply> {
  requireOperator(ctx);
  const now = ctx.clock.now();
  const { start, end } = billingPeriod(now);
  const accounts = await readAccounts(ctx, new Date(now.getTime() - ACTIVE_MS));
  const used = await readUsed(ctx, start);
  const batches = await readBatches(ctx, start);
  const { users, prompts, ...organizations } = accounts;
  return {
    period: { start: start.toISOString(), end: end.toISOString() },
    users,
    organizations: { ...organizations, byPlan: await readPlans(ctx) },
    prompts,
    thisMonth: {
      optimizations: used.get('optimizations') ?? 0,
      ...batches,
      enrichments: used.get('enrichments') ?? 0,
      spendUsd: (used.get('spend_usd') ?? 0) / MICROS,
    },
  };
}

type PlatformContext = CallerContext<'platformDb'>;

async function readAccounts({ platformDb }: PlatformContext, since: Date) {
  const [row] = await platformDb.execute<Record<string, string>>(sql`
    select (select count(*) from users) as users, (select count(*) from prompts) as prompts,
      count(*) as total, count(*) filter (where suspended_at is not null) as suspended,
      count(*) filter (where exists (
        select 1 from optimizations p
        where p.organization_id = o.id and p.created_at >= ${since.toISOString()}::timestamptz)) as active
    from organizations o`);
  const of = (name: string) => Number(row?.[name] ?? 0);
  return {
    users: of('users'),
    prompts: of('prompts'),
    total: of('total'),
    active: of('active'),
    suspended: of('suspended'),
  };
}

async function readPlans({ platformDb }: PlatformContext) {
  const rows = await platformDb.execute<{ plan: string; count: number }>(
    sql`select plan, count(*)::int as count from subscriptions group by plan`,
  );
  const byPlan = new Map(rows.map(({ plan, count }) => [plan, count]));
  const of = (plan: string) => byPlan.get(plan) ?? 0;
  return { free: of('free'), pro: of('pro'), enterprise: of('enterprise') };
}

async function readUsed({ platformDb }: PlatformContext, start: Date): Promise<Map<string, number>> {
  const rows = await platformDb.execute<{ meter: string; used: string }>(sql`
    select meter, sum(used) as used from usage_counters
    where period_start = ${start.toISOString()}::timestamptz group by meter`);
  return new Map(rows.map(({ meter, used }) => [meter, Number(used)]));
}

/** Ids grow with time: those of the month are the end of the primary key. */
async function readBatches({ platformDb }: PlatformContext, start: Date) {
  const [row] = await platformDb.execute<Record<string, string>>(sql`
    select count(*) as batches, coalesce(sum(total), 0) as items,
      coalesce(sum(original_tokens - refined_tokens), 0) as saved
    from batch_jobs where id >= ${firstIdOf(start)}::uuid`);
  return {
    batches: Number(row?.batches ?? 0),
    batchItems: Number(row?.items ?? 0),
    batchTokensSaved: Number(row?.saved ?? 0),
  };
}

const firstIdOf = (time: Date): string => {
  const digits = time.getTime().toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}-0000-0000-000000000000`;
};
