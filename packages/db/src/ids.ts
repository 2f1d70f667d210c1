import { type SQL, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Given } from './built-statement.ts';

/** Characters of a UUIDv7 that hold its time. */
const TIME_CHARACTERS = 15;

/** A new UUIDv7: sorts by the time it was made, so newest first is `order by id desc`. */
export const newId = (): string => v7();

/** The same for something of another moment than this one. */
export const newIdAt = (time: Date): string => v7({ msecs: time.getTime() });

/**
 * What UUIDv7s of a moment are not less than, as `first_id_at` of the database says it. Before 1970 there are
 * none.
 */
export function firstIdAt(time: Date): string {
  const hex = Math.max(0, time.getTime()).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

/** What UUIDv7s of this moment begin with. */
export const newIdTime = (): string => newId().slice(0, TIME_CHARACTERS);

/**
 * A new UUIDv7 for each row of a statement, as SQL: of the moment `time` (`newIdTime`), and at random in the
 * database.
 */
export const newIdPerRow = (time: Given<string>): SQL =>
  sql`(${time}::text || substr(gen_random_uuid()::text, ${TIME_CHARACTERS + 1}))::uuid`;
