import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { type SQL, sql } from 'drizzle-orm';
import { billingPeriod } from './billing-period.ts';
import { type Charge, chargeStatement, type MeterContext, periodLockStatement } from './charge.ts';
import { inFlight } from './meters/in-flight.ts';
import { OPTIMIZATIONS } from './meters/meters.ts';

/** Optimizations charged to an API key. */
export interface KeyCharge {
  organizationId: string;
  apiKeyId: string;
  amount: number;
}

/** The part of a charge that its API key bears; null where there is no key, or keys do not bear this meter. */
export const keyChargeOf = ({ organizationId, meter, amount, apiKeyId }: Charge): KeyCharge | null =>
  meter.ofKeys && apiKeyId ? { organizationId, apiKeyId, amount } : null;

/** What stands charged to a key in this period, as SQL on its row; see `chargedIn` in `charge.ts`. */
export const chargedToKey = (
  ctx: MeterContext,
  owner: Omit<KeyCharge, 'amount'>,
): SQL<number> => sql<number>`(case
  when ${apiKeys.periodStart} >= ${startOf(ctx)} then ${apiKeys.used}
  else ${inFlight(ctx.inFlight, OPTIMIZATIONS, owner)} end)`;

const startOf = (ctx: MeterContext): SQL =>
  sql`${billingPeriod(ctx.clock.now()).start.toISOString()}::timestamptz`;

const whereKey = ({ organizationId, apiKeyId }: Omit<KeyCharge, 'amount'>): SQL =>
  sql`${apiKeys.id} = ${apiKeyId} and ${apiKeys.organizationId} = ${organizationId}`;

const whereRoom = (ctx: MeterContext, charge: KeyCharge): SQL =>
  sql`(${apiKeys.monthlyQuota} is null or ${chargedToKey(ctx, charge)} + ${charge.amount}::bigint <= ${apiKeys.monthlyQuota})`;

/** Assignments that charge a key. A clock that is behind does not bring a period back. */
const charged = (ctx: MeterContext, charge: KeyCharge): SQL => sql`
  used = ${chargedToKey(ctx, charge)} + ${charge.amount}::bigint,
  period_start = greatest(${apiKeys.periodStart}, ${startOf(ctx)})`;

/** As `periodLockStatement` in `charge.ts`, for the row of a key; whoever locks both locks the key first. */
const keyPeriodLockStatement = (ctx: MeterContext, owner: KeyCharge): SQL => sql`
  select 1 from ${apiKeys} where ${whereKey(owner)} and ${apiKeys.periodStart} < ${startOf(ctx)} for no key update`;

/** The statements that go before a charge, in the same transaction and one after the other. */
export function periodLocks(ctx: MeterContext, charge: Charge): SQL[] {
  const ofKey = keyChargeOf(charge);
  return [...(ofKey ? [keyPeriodLockStatement(ctx, ofKey)] : []), periodLockStatement(ctx, charge)];
}

/** The statement that locks a key before it, or anything of its organization, is charged. */
export const keyLockStatement = (owner: Omit<KeyCharge, 'amount'>): SQL => sql`
  select 1 from ${apiKeys} where ${whereKey(owner)} for no key update`;

/** The statement that charges a key: it returns a row where there was room, and none where there was not, or no such key. */
export const keyChargeStatement = (ctx: MeterContext, charge: KeyCharge): SQL => sql`
  update ${apiKeys} set ${charged(ctx, charge)}
  where ${whereKey(charge)} and ${whereRoom(ctx, charge)} returning true as charged`;

/** The statement that gives `amount` back to a key; nothing happens where it was deleted. Never below zero. */
export const keyRefundStatement = ({ amount, ...owner }: KeyCharge): SQL => sql`
  update ${apiKeys} set used = greatest(0, ${apiKeys.used} - ${amount}::bigint) where ${whereKey(owner)}`;

/** The quota of a key, its prefix and what stands charged to it, as a statement: one row, or none where it was deleted. */
export const keyQuotaStatement = (ctx: MeterContext, owner: Omit<KeyCharge, 'amount'>): SQL => sql`
  select ${apiKeys.prefix} as prefix, ${apiKeys.monthlyQuota}::float8 as "limit",
    ${chargedToKey(ctx, owner)}::float8 as charged
  from ${apiKeys} where ${whereKey(owner)}`;

/** A charge inside one statement, whole or not at all. */
export interface ChargeParts {
  /** Returns a row where there was room for all of it, and none where there was not. */
  guard: SQL;
  /** Common table expressions that belong to it, each with its name; they read `guard`. */
  more: SQL[];
}

/**
 * Charges the organization and the key that asks. The key comes first, as everywhere, so that no two wait for each other:
 * its row is locked and judged, then the counter of the organization charged, and the key only if that was. `only` is a further condition.
 */
export function chargeParts(ctx: MeterContext, charge: Charge, only: SQL = sql`true`): ChargeParts {
  const ofKey = keyChargeOf(charge);
  if (!ofKey) return { guard: chargeStatement(ctx, charge, only), more: [] };
  const room = sql`select 1 from ${apiKeys} where ${whereKey(ofKey)} and ${whereRoom(ctx, ofKey)} for no key update`;
  const guard = sql`with room as (${room}) ${chargeStatement(ctx, charge, sql`exists (select 1 from room) and ${only}`)}`;
  const toKey = sql`update ${apiKeys} set ${charged(ctx, ofKey)} from guard where ${whereKey(ofKey)}`;
  return { guard, more: [sql`of_key as (${toKey})`] };
}
