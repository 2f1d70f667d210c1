import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { type SQL, sql } from 'drizzle-orm';

/** Something that is charged to organizations, in whole units, against a limit of their plan. */
export interface Meter {
  /** As it is stored, and as the plural that callers read. */
  name: string;
  /** Units a calendar month, as SQL on the organization's row of `subscriptions`; null there is unlimited. */
  limit: SQL<number | null>;
  /** Whether what an API key asks for is charged to the key as well, against its `monthly_quota`. */
  ofKeys?: true;
}

/** Prompts that are refined, one by one or in bulk. */
export const OPTIMIZATIONS: Meter = {
  name: 'optimizations',
  limit: sql`${subscriptions.quotaLimit}`,
  ofKeys: true,
};
