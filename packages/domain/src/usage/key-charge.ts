import type { Given } from '@refinery/db/built-statement.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { type SQL, sql } from 'drizzle-orm';
import { inFlight } from '../meters/in-flight.ts';
import { OPTIMIZATIONS } from '../meters/meters.ts';
import { chargeStatement, type GivenCharge, type Metering, periodLockStatement, startOf } from './charge.ts';

/** Optimizations charged to an API key. */
export interface KeyCharge {
  organizationId: Given<string>;
  apiKeyId: Given<string>;
  amount: Given<number>;
}

/**
 * The part of a charge that its API key bears; null where there is no key, or keys do not bear this meter.
 */
export const keyChargeOf = ({ organizationId, meter, amount, apiKeyId }: GivenCharge): KeyCharge | null =>
  meter.ofKeys && apiKeyId ? { organizationId, apiKeyId, amount } : null;

/** What stands charged to a key in this period, as SQL on its row; see `chargedIn` in `charge.ts`. */
export const chargedToKey = (
  metering: Metering,
  owner: Omit<KeyCharge, 'amount'>,
): SQL<number> => sql<number>`(case
  when ${apiKeys.periodStart} >= ${startOf(metering)} then ${apiKeys.used}
  else ${inFlight(metering.quotas.inFlight, OPTIMIZATIONS, owner)} end)`;

const whereKey = ({ organizationId, apiKeyId }: Omit<KeyCharge, 'amount'>): SQL =>
  sql`${apiKeys.id} = ${apiKeyId} and ${apiKeys.organizationId} = ${organizationId}`;

const whereRoom = (metering: Metering, charge: KeyCharge): SQL =>
  sql`(${apiKeys.monthlyQuota} is null or ${chargedToKey(metering, charge)} + ${charge.amount}::bigint <= ${apiKeys.monthlyQuota})`;

/** Assignments that charge a key. A clock that is behind does not bring a period back. */
const charged = (metering: Metering, charge: KeyCharge): SQL => sql`
  used = ${chargedToKey(metering, charge)} + ${charge.amount}::bigint,
  period_start = greatest(${apiKeys.periodStart}, ${startOf(metering)})`;

/** As `periodLockStatement` in `charge.ts`, for the row of a key; whoever locks both locks the key first. */
const keyPeriodLockStatement = (metering: Metering, owner: KeyCharge): SQL => sql`
  select 1 from ${apiKeys} where ${whereKey(owner)} and ${apiKeys.periodStart} < ${startOf(metering)} for no key update`;

/** The statements that go before a charge, in the same transaction and one after the other. */
export function periodLocks(metering: Metering, charge: GivenCharge): SQL[] {
  const ofKey = keyChargeOf(charge);
  return [...(ofKey ? [keyPeriodLockStatement(metering, ofKey)] : []), periodLockStatement(metering, charge)];
}

/** The statement that locks a key before it, or anything of its organization, is charged. */
export const keyLockStatement = (owner: Omit<KeyCharge, 'amount'>): SQL => sql`
  select 1 from ${apiKeys} where ${whereKey(owner)} for no key update`;

/**
 * The statement that charges a key: it returns a row where there was room, and none where there was not, or
 * no such key.
 */
export const keyChargeStatement = (metering: Metering, charge: KeyCharge): SQL => sql`
  update ${apiKeys} set ${charged(metering, charge)}
  where ${whereKey(charge)} and ${whereRoom(metering, charge)} returning true as charged`;

/**
 * The statement that gives `amount` back to a key; nothing happens where it was deleted. Never below zero.
 */
export const keyRefundStatement = ({ amount, ...owner }: KeyCharge): SQL => sql`
  update ${apiKeys} set used = greatest(0, ${apiKeys.used} - ${amount}::bigint) where ${whereKey(owner)}`;

/**
 * The quota of a key, its prefix and what stands charged to it, as a statement: one row, or none where it was
 * deleted.
 */
export const keyQuotaStatement = (metering: Metering, owner: Omit<KeyCharge, 'amount'>): SQL => sql`
  select ${apiKeys.prefix} as prefix, ${apiKeys.monthlyQuota}::float8 as "limit",
    ${chargedToKey(metering, owner)}::float8 as charged
  from ${apiKeys} where ${whereKey(owner)}`;

/** A charge inside one statement, whole or not at all. */
export interface ChargeParts {
  /** Returns a row where there was room for all of it, and none where there was not. */
  guard: SQL;
  /** Common table expressions that belong to it, each with its name; they read `guard`. */
  more: SQL[];
}

/**
 * Charges the organization and the key that asks. The key comes first, as everywhere, so that no two wait for
 * each other: its row is locked and judged, then the counter of the organization charged, and the key only if
 * that was. `only` is a further condition.
 */
export function chargeParts(metering: Metering, charge: GivenCharge, only: SQL = sql`true`): ChargeParts {
  const ofKey = keyChargeOf(charge);
  if (!ofKey) return { guard: chargeStatement(metering, charge, only), more: [] };
  const room = sql`select 1 from ${apiKeys} where ${whereKey(ofKey)} and ${whereRoom(metering, ofKey)} for no key update`;
  const guard = sql`with room as (${room}) ${chargeStatement(metering, charge, sql`exists (select 1 from room) and ${only}`)}`;
  const toKey = sql`update ${apiKeys} set ${charged(metering, ofKey)} from guard where ${whereKey(ofKey)}`;
  return { guard, more: [sql`of_key as (${toKey})`] };
}
