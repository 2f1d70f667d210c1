import type { CostAnalyticsQuery, CostAnalyticsReply } from '@refinery/contracts/analytics.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { toUsd } from '@refinery/db/micros.ts';
import { usageHours } from '@refinery/db/schema/usage-hours.ts';
import { asc, desc, sql } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { NO_PROMPT } from './internal/hour-statement.ts';
import { hourAfter, hourOf } from './internal/hours.ts';
import { DAY_MS, type Period, periodOf } from './internal/period.ts';
import { periodReply, whereHours } from './internal/read-hours.ts';
import { addTotals, TOTALS, toNumbers } from './internal/totals.ts';

type CostGroup = CostAnalyticsReply['costs'][number];

const MOST_GROUPS = 100;
const BY_COST = desc(sql`sum(${usageHours.costMicros})`);

/**
 * What a period cost, by day, model or prompt, and what the month will. Errors: `forbidden`,
 * `validation_failed` for a period that cannot be.
 */
export async function getCostAnalytics(
  ctx: CallerContext<'clock'>,
  { by = 'day', ...query }: CostAnalyticsQuery,
): Promise<CostAnalyticsReply> {
  requirePermission(ctx, 'usage:read');
  const period = periodOf(ctx.clock.now(), query);
  return ctx.tenant.run(async (tx) => {
    const reply = await periodReply(ctx, tx, period);
    const all = await tx.select(TOTALS).from(usageHours).where(whereHours(ctx, period));
    const { costUsd, unpriced } = toNumbers(addTotals(all));
    const costs = await GROUPS[by](ctx, tx, period);
    return { ...reply, by, costUsd, unpriced, projectionUsd: await projectionOf(ctx, tx), costs };
  });
}

type ReadGroups = (ctx: CallerContext, tx: Transaction, period: Period) => Promise<CostGroup[]>;

const GROUPS: Record<CostAnalyticsReply['by'], ReadGroups> = { day: byDay, model: byModel, prompt: byPrompt };

async function byDay(ctx: CallerContext, tx: Transaction, period: Period): Promise<CostGroup[]> {
  const day = sql<string>`to_char(${usageHours.hour} at time zone 'UTC', 'YYYY-MM-DD')`;
  const rows = await tx
    .select({ day, ...TOTALS })
    .from(usageHours)
    .where(whereHours(ctx, period))
    .groupBy(day)
    .orderBy(asc(day));
  return rows.map(({ day: name, ...totals }) => ({ day: name, ...costIn(totals) }));
}

async function byModel(ctx: CallerContext, tx: Transaction, period: Period): Promise<CostGroup[]> {
  const { provider, model } = usageHours;
  const rows = await tx
    .select({ provider, model, ...TOTALS })
    .from(usageHours)
    .where(whereHours(ctx, period))
    .groupBy(provider, model)
    .orderBy(BY_COST, asc(provider), asc(model))
    .limit(MOST_GROUPS);
  return rows.map((row) => ({ provider: row.provider, model: row.model || null, ...costIn(row) }));
}

async function byPrompt(ctx: CallerContext, tx: Transaction, period: Period): Promise<CostGroup[]> {
  const { promptId } = usageHours;
  const rows = await tx
    .select({ promptId, ...TOTALS })
    .from(usageHours)
    .where(whereHours(ctx, period))
    .groupBy(promptId)
    .orderBy(BY_COST, asc(promptId))
    .limit(MOST_GROUPS);
  return rows.map((row) => ({ promptId: row.promptId === NO_PROMPT ? null : row.promptId, ...costIn(row) }));
}

function costIn(totals: Parameters<typeof toNumbers>[0]): Pick<CostGroup, 'requests' | 'costUsd' | 'tokens'> {
  const { requests, costUsd, inputTokens, outputTokens } = toNumbers(totals);
  return { requests, costUsd, tokens: { input: inputTokens, output: outputTokens } };
}

/** The days that say how it goes on. */
const LOOK_BACK_MS = 7 * DAY_MS;

/** What this calendar month (UTC) will cost in US dollars, if its rest goes on as the last 7 days did. */
async function projectionOf(ctx: CallerContext<'clock'>, tx: Transaction): Promise<number> {
  const now = ctx.clock.now();
  const to = hourAfter(hourOf(now));
  const month = { from: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)), to };
  const end = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
  const spent = await microsIn(ctx, tx, month);
  const lately = await microsIn(ctx, tx, { from: hourOf(new Date(now.getTime() - LOOK_BACK_MS)), to });
  return toUsd(Math.round(spent + (lately * (end - now.getTime())) / LOOK_BACK_MS));
}

async function microsIn(
  ctx: CallerContext,
  tx: Transaction,
  period: { from: Date; to: Date },
): Promise<number> {
  const [row] = await tx
    .select({ micros: TOTALS.costMicros })
    .from(usageHours)
    .where(whereHours(ctx, period));
  return row?.micros ?? 0;
}
