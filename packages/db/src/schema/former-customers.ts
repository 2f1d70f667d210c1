import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/**
 * Customers of Stripe whose organization is gone, until billing has ended what they pay for. A trigger of
 * `billing_customers` adds them, whatever deletes the organization.
 */
export const formerCustomers = pgTable('former_customers', {
  customerId: text('customer_id').primaryKey(),
  /** The organization that is gone; the customer must name it, too. */
  formerOrganizationId: uuid('former_organization_id').notNull(),
  /** When billing last tried; null: not yet. */
  triedAt: timestamp('tried_at', { withTimezone: true }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});
