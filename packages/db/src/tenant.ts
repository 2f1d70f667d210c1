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
    await tx.execute(sql.raw(`set local app.organization_id = '${asUuid(organizationId)}'`));
    return work(tx);
  });
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A statement without parameters takes one round trip instead of two; what stands in it must then be known to
 * be harmless.
 */
function asUuid(id: string): string {
  if (!UUID.test(id)) throw new TypeError('An organization id must be a UUID.');
  return id;
}
