import type { SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';

/**
 * The requests of an organization that were accepted at or after `from`, and before `to`, as timestamps in
 * SQL.
 */
export interface HourOf {
  organizationId: string;
  from: SQL;
  to: SQL;
}

/** A table of requests that analytics count. */
export interface UsageSource {
  /**
   * The ids of its rows grow with time, unless there is `newestBy`; a row belongs to the hour of its
   * `created_at`. It needs indexes of the organization with the id, and with `created_at`, and
   * refinery_system must be allowed to read these three columns of it.
   */
  table: PgTable & { id: PgColumn; organizationId: PgColumn; createdAt: PgColumn };
  /** The column by which its newest row is found, if not by its id. */
  newestBy?: PgColumn;
  /**
   * A SELECT of one row for each request that has ended: `action` text, `provider` text, `model` text or
   * null, `prompt_id` uuid or null, `failed` boolean, `original_tokens`, `refined_tokens`, `input_tokens`,
   * `output_tokens` integers or null, `cost_micros` bigint or null where the price is not known, `latency_ms`
   * double precision or null.
   */
  ended: (hour: HourOf) => SQL;
  /** Which of its rows will end later. An hour is not final before they have. */
  unfinished?: SQL;
}
