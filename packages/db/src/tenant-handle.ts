import type { SQLWrapper } from 'drizzle-orm';
import type { Db, Transaction } from './create-db.ts';
import { type SendOptions, sendAsTenant } from './send-as-tenant.ts';
import { withTenant } from './tenant.ts';

/** The rows of one organization, and no others. */
export interface Tenant {
  readonly organizationId: string;
  /** Runs `work` in a transaction: one of its own, or the one that is open (see {@link joinTenant}). */
  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Sends statements of which none depends on what another returns, all at once; see `sendAsTenant`. */
  send(statements: readonly SQLWrapper[], options?: SendOptions): Promise<Record<string, unknown>[][]>;
}

/** A handle whose every call is a transaction of its own. */
export const openTenant = (db: Db, organizationId: string): Tenant => ({
  organizationId,
  run: (work) => withTenant(db, organizationId, work),
  send: (statements, options) => sendAsTenant(db, organizationId, statements, options),
});

/**
 * A handle that works in an open transaction of the organization, so that a verb can call a verb: both take
 * effect or neither.
 */
export const joinTenant = (tx: Transaction, organizationId: string): Tenant => ({
  organizationId,
  run: (work) => work(tx),
  send: async (statements) => {
    const rows: Record<string, unknown>[][] = [];
    for (const statement of statements) rows.push([...(await tx.execute(statement))]);
    return rows;
  },
});
