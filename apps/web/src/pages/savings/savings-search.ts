import type { Savings } from '@prompt-refinery/client';
import { oneOf } from '../../parts/search-values.ts';
import { PERIODS, type Period } from '../analytics/analytics-search.ts';

export const SAVINGS_GROUPS = ['day', 'model', 'key', 'kind'] as const satisfies readonly Savings['by'][];
export type SavingsGrouping = (typeof SAVINGS_GROUPS)[number];

/** A month and days are what is shown where the address says nothing. */
export type SavingsSearch = { period?: Period; by?: SavingsGrouping };

/** What an address shows; what is nonsense is left out. */
export const savingsSearch = (search: Record<string, unknown>): SavingsSearch => ({
  ...oneOf('period', PERIODS, search),
  ...oneOf('by', SAVINGS_GROUPS, search),
});

/** Days, with today, of which the beginnings of prompts are compared: of no more than 90 they are known. */
export const PREFIX_DAYS: Readonly<Record<Period, number>> = { week: 7, month: 30, quarter: 90, year: 90 };
