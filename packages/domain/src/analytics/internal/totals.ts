import type { UsageNumbers } from '@refinery/contracts/analytics.ts';
import { toUsd } from '@refinery/db/micros.ts';
import { usageHours } from '@refinery/db/schema/usage-hours.ts';
import { asc, desc, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { LATENCY_BUCKETS, latencyPercentile } from './latency-histogram.ts';

/** Sums of hours, from which every number that is told is made. */
export interface Totals {
  requests: number;
  failed: number;
  unpriced: number;
  originalTokens: number;
  refinedTokens: number;
  inputTokens: number;
  outputTokens: number;
  costMicros: number;
  latencies: number[];
}

const sumOf = (column: SQL): SQL<number> => sql<number>`coalesce(sum(${column}), 0)::bigint`.mapWith(Number);

const latencySums = sql.join(
  Array.from(
    { length: LATENCY_BUCKETS },
    (_, bucket) => sql`sum(${usageHours.latencies}[${sql.raw(String(bucket + 1))}])`,
  ),
  sql`, `,
);

/** The columns of {@link Totals} in a query over `usage_hours`. */
export const TOTALS = {
  requests: sumOf(sql`${usageHours.requests}`),
  failed: sumOf(sql`${usageHours.failed}`),
  unpriced: sumOf(sql`${usageHours.unpriced}`),
  originalTokens: sumOf(sql`${usageHours.originalTokens}`),
  refinedTokens: sumOf(sql`${usageHours.refinedTokens}`),
  inputTokens: sumOf(sql`${usageHours.inputTokens}`),
  outputTokens: sumOf(sql`${usageHours.outputTokens}`),
  costMicros: sumOf(sql`${usageHours.costMicros}`),
  latencies: sql<number[]>`array_to_string(array[${latencySums}], ',', '0')`.mapWith(toCounts),
};

function toCounts(counts: unknown): number[] {
  return String(counts).split(',').map(Number);
}

/** What there is where nothing happened. */
export const NO_TOTALS: Totals = {
  requests: 0,
  failed: 0,
  unpriced: 0,
  originalTokens: 0,
  refinedTokens: 0,
  inputTokens: 0,
  outputTokens: 0,
  costMicros: 0,
  latencies: [],
};

const RATE_DIGITS = 4;

const successRate = ({ requests, failed }: Totals): number | null =>
  requests === 0 ? null : Number(((requests - failed) / requests).toFixed(RATE_DIGITS));

const savedTokens = ({ originalTokens, refinedTokens }: Totals): number => originalTokens - refinedTokens;

const costUsd = ({ costMicros }: Totals): number => toUsd(costMicros);

const latency = ({ latencies }: Totals) => ({
  p50Ms: latencyPercentile(latencies, 0.5),
  p95Ms: latencyPercentile(latencies, 0.95),
});

/**
 * What is told of a group of requests: the one place in which the numbers of analytics are made of its sums.
 */
export const toNumbers = (totals: Totals): UsageNumbers => ({
  requests: totals.requests,
  failed: totals.failed,
  successRate: successRate(totals),
  originalTokens: totals.originalTokens,
  refinedTokens: totals.refinedTokens,
  savedTokens: savedTokens(totals),
  inputTokens: totals.inputTokens,
  outputTokens: totals.outputTokens,
  costUsd: costUsd(totals),
  unpriced: totals.unpriced,
  latency: latency(totals),
});

/** The sums of several groups together. */
export const addTotals = (groups: readonly Totals[]): Totals =>
  groups.reduce(
    (sum, group) => ({
      requests: sum.requests + group.requests,
      failed: sum.failed + group.failed,
      unpriced: sum.unpriced + group.unpriced,
      originalTokens: sum.originalTokens + group.originalTokens,
      refinedTokens: sum.refinedTokens + group.refinedTokens,
      inputTokens: sum.inputTokens + group.inputTokens,
      outputTokens: sum.outputTokens + group.outputTokens,
      costMicros: sum.costMicros + group.costMicros,
      latencies: group.latencies.map((count, bucket) => count + (sum.latencies[bucket] ?? 0)),
    }),
    NO_TOTALS,
  );

/** The order of groups in lists: by requests, and where these are the same by their keys. */
export const mostUsedFirst = (...keys: readonly PgColumn[]): SQL[] => [
  desc(sql`sum(${usageHours.requests})`),
  ...keys.map((key) => asc(key)),
];
