import type { ChatAnalyticsReply, ChatNumbers } from '@refinery/contracts/chat.ts';
import { firstIdAt } from '@refinery/db/ids.ts';
import { toUsd } from '@refinery/db/micros.ts';
import { modelCalls } from '@refinery/db/schema/model-calls.ts';
import { and, eq, gte, type SQL, sql } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';

const DAY_MS = 24 * 60 * 60_000;
const DEFAULT_DAYS = 30;

const total = (what: SQL): SQL<number> => sql<number>`coalesce(sum(${what}), 0)`.mapWith(Number);
const answered = sql`${modelCalls.status} in ('completed', 'truncated', 'cancelled') and ${modelCalls.answeredModel} is not null`;
const NUMBERS = {
  messages: sql<number>`count(*) filter (where ${answered})`.mapWith(Number),
  failed: sql<number>`count(*) filter (where not (${answered}))`.mapWith(Number),
  inputTokens: total(sql`${modelCalls.inputTokens}`),
  cachedInputTokens: total(sql`${modelCalls.cachedInputTokens}`),
  cacheWriteTokens: total(sql`${modelCalls.cacheWriteTokens}`),
  outputTokens: total(sql`${modelCalls.outputTokens}`),
  savedTokens: total(sql`(${modelCalls.saved} ->> 'text')::bigint`),
  costMicros: total(sql`${modelCalls.costMicros}`),
  unpriced: sql<number>`count(*) filter (where ${modelCalls.costMicros} is null)`.mapWith(Number),
  averageMs: sql<number>`coalesce(avg(${modelCalls.latencyMs}), 0)`.mapWith(Number),
  p95Ms:
    sql<number>`coalesce(percentile_disc(0.95) within group (order by ${modelCalls.latencyMs}), 0)`.mapWith(
      Number,
    ),
};
/** Days in UTC, and behind them one group of all. */
const day = sql<string | null>`(${modelCalls.createdAt} at time zone 'UTC')::date`;

type Row = { [Name in keyof typeof NUMBERS]: number };

/**
 * What the conversations in the caller's organization came to, day by day, whatever became of them. Errors:
 * `forbidden`.
 */
export async function getChatAnalytics(
  ctx: CallerContext<'clock'>,
  { days = DEFAULT_DAYS }: { days?: number },
): Promise<ChatAnalyticsReply> {
  requirePermission(ctx, 'usage:read');
  const today = Math.floor(ctx.clock.now().getTime() / DAY_MS) * DAY_MS;
  const from = new Date(today - (days - 1) * DAY_MS);
  const rows = await ctx.tenant.run((tx) =>
    tx
      .select({ date: sql<string | null>`${day}::text`, ...NUMBERS })
      .from(modelCalls)
      .where(
        and(
          eq(modelCalls.organizationId, ctx.actor.organizationId),
          eq(modelCalls.kind, 'chat'),
          gte(modelCalls.id, firstIdAt(from)),
        ),
      )
      .groupBy(sql`rollup (${day})`),
  );
  const byDate = new Map(rows.map((row) => [row.date, row]));
  return {
    from: from.toISOString(),
    to: new Date(today + DAY_MS).toISOString(),
    totals: toNumbers(byDate.get(null)),
    days: Array.from({ length: days }, (_, index) => {
      const date = new Date(from.getTime() + index * DAY_MS).toISOString().slice(0, 10);
      return { date, ...toNumbers(byDate.get(date)) };
    }),
  };
}

function toNumbers(row: Row | undefined): ChatNumbers {
  const { messages = 0, failed = 0, averageMs = 0, p95Ms = 0, costMicros = 0 } = row ?? {};
  return {
    messages,
    failed,
    inputTokens: row?.inputTokens ?? 0,
    cachedInputTokens: row?.cachedInputTokens ?? 0,
    cacheWriteTokens: row?.cacheWriteTokens ?? 0,
    outputTokens: row?.outputTokens ?? 0,
    savedTokens: row?.savedTokens ?? 0,
    costUsd: toUsd(costMicros),
    unpriced: row?.unpriced ?? 0,
    latencyMs: messages + failed ? { average: Math.round(averageMs), p95: p95Ms } : null,
  };
}
