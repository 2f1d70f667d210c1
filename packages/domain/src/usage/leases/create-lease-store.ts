import { type BuiltStatement, buildOnce } from '@refinery/db/built-statement.ts';
import { isLost } from '@refinery/db/lost-connection.ts';
import { spendLeaseCalls, spendLeaseKeys, spendLeases } from '@refinery/db/schema/spend-leases.ts';
import { sendAsTenants } from '@refinery/db/send-as-tenant.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import type { Grant, LeaseState, LeaseStore } from '../../model-calls/money/lease-store.ts';
import { meteringOf } from '../charge.ts';
import { endLeases } from './internal/end-leases.ts';
import { takeStatements } from './internal/take-statements.ts';

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

interface Slots extends Record<string, string | number> {
  id: string;
  organizationId: string;
  spent: number;
  /** As ISO 8601. */
  expiresAt: string;
  /** The others as JSON arrays. */
  keys: string;
  begun: string;
  ended: string;
}

const statements = buildOnce<Slots>((slot) => [
  sql`with lease as (
      update ${spendLeases} set spent = greatest(spent, ${slot('spent')}::bigint), expires_at = ${slot('expiresAt')}::timestamptz
      where id = ${slot('id')}::uuid and organization_id = ${slot('organizationId')}::uuid returning id
    ), keys as (
      update ${spendLeaseKeys} k set spent = greatest(k.spent, given.spent)
      from json_to_recordset(${slot('keys')}::text::json) as given ("apiKeyId" uuid, spent bigint), lease
      where k.lease_id = lease.id and k.api_key_id = given."apiKeyId"
    ), ended as (
      delete from ${spendLeaseCalls} c using json_array_elements_text(${slot('ended')}::text::json) as given (id)
      where c.id = given.id::uuid and c.organization_id = ${slot('organizationId')}::uuid
    ), begun as (
      insert into ${spendLeaseCalls} (id, lease_id, organization_id, api_key_id, micros, destination, call)
      select given.id, lease.id, ${slot('organizationId')}::uuid, "apiKeyId", micros, destination, call
      from lease, json_to_recordset(${slot('begun')}::text::json)
        as given (id uuid, "apiKeyId" uuid, micros bigint, destination text, call text)
      on conflict (id) do update set lease_id = excluded.lease_id, micros = excluded.micros, call = excluded.call
    )
    select id from lease`,
]);

/**
 * The statement that writes the state of a lease and renews it: it answers a row, or none where others have
 * ended it.
 */
const writeStatements = (state: LeaseState, expiresAt: Date): BuiltStatement[] =>
  statements({
    id: state.id,
    organizationId: state.organizationId,
    spent: state.spent,
    expiresAt: expiresAt.toISOString(),
    keys: JSON.stringify(state.keys),
    begun: JSON.stringify(state.begun),
    ended: JSON.stringify(state.ended),
  });
