import { COST_GROUPS } from '@prompt-refinery/client';
import { oneOf } from '../../parts/search-values.ts';

export const PERIODS = ['week', 'month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

export type CostGrouping = (typeof COST_GROUPS)[number];

/** A month and days are what is shown where the address says nothing. */
export type AnalyticsSearch = { period?: Period; by?: CostGrouping };

/** What an address shows; what is nonsense is left out. */
export const analyticsSearch = (search: Record<string, unknown>): AnalyticsSearch => ({
  ...oneOf('period', PERIODS, search),
  ...oneOf('by', COST_GROUPS, search),
});

/** In days, today included. */
const DAYS: Readonly<Record<Period, number>> = { week: 7, month: 30, quarter: 90, year: 365 };
const DAY_MS = 24 * 60 * 60 * 1_000;

/** The start of a period that ends now: midnight in UTC, as the API counts days. */
export const startOf = (period: Period, now: number): string =>
  new Date(Math.floor(now / DAY_MS) * DAY_MS - (DAYS[period] - 1) * DAY_MS).toISOString();
