import type { DatabaseRole, Db } from '@refinery/db/create-db.ts';

import { drizzle } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';

export type RawClient = Sql;

/** One connection for plain SQL, as the user of the URL or as one of the product's roles. */
export const openRawClient = (url: string, role?: DatabaseRole): RawClient =>
  postgres(url, { max: 1, onnotice: () => undefined, connection: role ? { role } : {} });

/** A pool that works as the user of the URL, as no process of the product may. */
export const openUnrestrictedDb = (url: string): Db => drizzle(openRawClient(url));
