import type { Provider } from '@refinery/contracts/enums.ts';
import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const organizations = pgTable('organizations', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  slug: text().notNull().unique('organizations_slug_key'),
  defaultProvider: text('default_provider').$type<Provider>(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});
