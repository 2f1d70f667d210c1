import { sql } from 'drizzle-orm';
import type { Db, Transaction } from './create-db.ts';

/**
 * Runs `work` in a transaction that sees the rows of one organization only: row-level security compares every
 * row with the setting made here, which ends with the transaction.
 */
export function withTenant<T>(
  db: Db,
  organizationId: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.organization_id', ${organizationId}, true)`);
    return work(tx);
  });
}
