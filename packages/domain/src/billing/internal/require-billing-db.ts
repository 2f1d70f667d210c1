import type { Db } from '@refinery/db/create-db.ts';
import type { Context } from '../../context/context.ts';

/** The pool of refinery_billing. Throws where the process has none: only a worker may have it. */
export function requireBillingDb({ billingDb }: Pick<Context, 'billingDb'>): Db {
  if (!billingDb) throw new Error('This process has no BILLING_DATABASE_URL.');
  return billingDb;
}
