import { text, timestamp } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/**
 * Which customer of Stripe an organization is. The API adds it, and nobody changes it. The worker believes it
 * only where the customer at Stripe names the organization, too.
 */
export const billingCustomers = tenantTable(
  'billing_customers',
  {
    customerId: text('customer_id').notNull().unique(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  { grants: { insert: true }, onePerOrganization: true },
);
