import { timestamp } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/**
 * What billing knows of an organization beside its plan. Only `refinery_billing` writes it: whoever runs
 * statements as the API gains no plan by it.
 */
export const billingAccounts = tenantTable(
  'billing_accounts',
  {
    /** When its trial ends or ended; null: it had none. */
    trialEndsAt: timestamp('trial_ends_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  { grants: {}, onePerOrganization: true },
);
