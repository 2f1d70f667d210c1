import { isLost } from '@refinery/db/lost-connection.ts';
import { spendLeases } from '@refinery/db/schema/spend-leases.ts';
import { sendAsTenants } from '@refinery/db/send-as-tenant.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import type { Grant, LeaseState, LeaseStore } from '../../model-calls/money/lease-store.ts';
import { meteringOf } from '../charge.ts';
import { endLeases } from './internal/end-leases.ts';
import { takeStatements } from './internal/take-statements.ts';
import { writeStatements } from './internal/write-statement.ts';

/** A process that has not renewed a lease for so long is taken for dead. */
const LEASE_MS = 60_000;
/** An organization that somebody holds does not hold up the others for longer. */
const LOCK_TIMEOUT_MS = 500;

type StoreContext = Pick<Context, 'clock' | 'db' | 'logger' | 'quotas'>;

/** Keeps the leases of a process in the database. */
export const createLeaseStore = (ctx: StoreContext): LeaseStore => ({
  async take(owner, claim) {
    const expiresAt = expiryOf(ctx).toISOString();
    const statements = takeStatements(meteringOf(ctx), { ...owner, expiresAt }, claim);
    const rows = await openTenant(ctx.db, owner.organizationId).send(statements);
    const [grant] = rows.at(-1) ?? [];
    return grant ? toGrant(grant) : null;
  },
  write: (states) => write(ctx, states),
  async end(state) {
    await write(ctx, [state]);
    const { id, organizationId } = state;
    await openTenant(ctx.db, organizationId).run((tx) =>
      endLeases(tx, organizationId, sql`${spendLeases.id} = ${id}`),
    );
  },
});

const expiryOf = ({ clock }: StoreContext): Date => new Date(clock.now().getTime() + LEASE_MS);

const toGrant = ({ granted, taken, limit, charged }: Record<string, unknown>): Grant => ({
  granted: Number(granted),
  taken: Number(taken),
  limit: limit === null ? null : Number(limit),
  charged: Number(charged),
});

interface Written {
  over: Set<string>;
  failed: Set<string>;
}

/**
 * All in one transaction; where that fails, each by itself. It need not reach the disk: what the ledger
 * writes next brings it there.
 */
async function write(ctx: StoreContext, states: readonly LeaseState[]): Promise<Written> {
  const expiresAt = expiryOf(ctx);
  const parts = states.map((state) => ({
    organizationId: state.organizationId,
    statements: writeStatements(state, expiresAt),
  }));
  try {
    const rows = await sendAsTenants(ctx.db, parts, { durable: false, lockTimeoutMs: LOCK_TIMEOUT_MS });
    const over = states.filter((_state, place) => rows[place]?.at(-1)?.length === 0);
    return { over: idsOf(over), failed: new Set() };
  } catch (error) {
    if (isLost(error) || states.length === 1) {
      ctx.logger.warn({ err: error, leases: states.length }, 'what calls to models cost is written later');
      return { over: new Set(), failed: idsOf(states) };
    }
  }
  const all: Written = { over: new Set(), failed: new Set() };
  for (const state of states) {
    const { over, failed } = await write(ctx, [state]);
    for (const id of over) all.over.add(id);
    for (const id of failed) all.failed.add(id);
  }
  return all;
}

const idsOf = (states: readonly LeaseState[]): Set<string> => new Set(states.map(({ id }) => id));
