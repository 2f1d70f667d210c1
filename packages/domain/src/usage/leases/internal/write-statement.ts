import { type BuiltStatement, buildOnce } from '@refinery/db/built-statement.ts';
import { spendLeaseCalls, spendLeaseKeys, spendLeases } from '@refinery/db/schema/spend-leases.ts';
import { sql } from 'drizzle-orm';
import type { LeaseState } from '../../../model-calls/money/lease-store.ts';

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
export const writeStatements = (state: LeaseState, expiresAt: Date): BuiltStatement[] =>
  statements({
    id: state.id,
    organizationId: state.organizationId,
    spent: state.spent,
    expiresAt: expiresAt.toISOString(),
    keys: JSON.stringify(state.keys),
    begun: JSON.stringify(state.begun),
    ended: JSON.stringify(state.ended),
  });
