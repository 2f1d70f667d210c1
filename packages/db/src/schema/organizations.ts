import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Provider } from '@refinery/contracts/enums.ts';

export const organizations = pgTable('organizations', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  slug: text().notNull().unique('organizations_slug_key'),
  defaultProvider: text('default_provider').$type<Provider>(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});
