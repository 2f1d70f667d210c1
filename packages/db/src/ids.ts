import { type SQL, sql } from 'drizzle-orm';
import { v7 } from 'uuid';

/** Characters of a UUIDv7 that hold its time. */
const TIME_CHARACTERS = 15;

/** A new UUIDv7: sorts by the time it was made, so newest first is `order by id desc`. */
export const newId = (): string => v7();

/** The same for each row of a statement, as SQL: of one moment, and at random in the database. */
export const newIdPerRow = (): SQL =>
  sql`(${newId().slice(0, TIME_CHARACTERS)}::text || substr(gen_random_uuid()::text, ${TIME_CHARACTERS + 1}))::uuid`;
