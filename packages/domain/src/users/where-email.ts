import { users } from '@refinery/db/schema/users.ts';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/**
 * Whether two e-mails are the same, in whatever case they are written. As the unique index of people says it.
 */
export const sameEmail = (one: PgColumn, other: string | PgColumn): SQL =>
  eq(sql`lower(${one})`, sql`lower(${other})`);

/** The person with this e-mail. */
export const whereEmail = (email: string | PgColumn): SQL => sameEmail(users.email, email);
