import { users } from '@refinery/db/schema/users.ts';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** The person with this e-mail, in whatever case it is written. As the unique index says it. */
export const whereEmail = (email: string | PgColumn): SQL =>
  eq(sql`lower(${users.email})`, sql`lower(${email})`);
