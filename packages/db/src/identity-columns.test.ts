import { createTestDatabase, type TestDatabase } from '@refinery/testing/test-database.ts';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';

/**
 * Columns that say nothing of who calls and what they may do. Any other must tell of its changes, or
 * processes go on with what they remember: a new column fails here until somebody has decided.
 */
const OTHERS: Record<string, string[]> = {
  api_keys: [
    'id',
    'name',
    'prefix',
    'previous_prefix',
    'monthly_quota',
    'period_start',
    'used',
    'created_at',
    'last_used_at',
    'last_used_address',
  ],
  sessions: [
    'id',
    'refresh_token_hash',
    'used_token_hashes',
    'device',
    'address',
    'last_seen_at',
    'created_at',
  ],
  memberships: ['created_at'],
  users: [
    'id',
    'email',
    'full_name',
    'password_hash',
    'locale',
    'preferences',
    'trial_started_at',
    'created_at',
  ],
  organizations: [
    'id',
    'name',
    'slug',
    'fallback_order',
    'verify',
    'strictness',
    'verifier_provider',
    'verifier_model',
    'allowed_email_domains',
    'prompt_retention_days',
    'monthly_budget_micros',
    'gateway_refine',
    'gateway_provider',
    'gateway_model',
    'cache_marks',
    'holdout_percent',
    'call_texts',
    'created_at',
    'deletes_at',
  ],
  subscriptions: ['period_start', 'period_end', 'quota_limit', 'own_limit', 'plan_source', 'used'],
  second_factors: ['sealed_secret', 'last_step', 'recovery_hashes'],
};

let database: TestDatabase;
let sql: Sql;

beforeAll(async () => {
  database = await createTestDatabase(inject('services'));
  sql = postgres(database.url, { max: 1 });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

it.each(Object.entries(OTHERS))(
  '%s tells of each change that may concern who calls',
  async (table, others) => {
    const columns = await sql<{ name: string; told: boolean }[]>`
    select a.attname as name, exists (
      select 1 from pg_trigger t where t.tgrelid = a.attrelid and t.tgname = 'tell_identity_changed' and a.attnum = any(t.tgattr)
    ) as told
    from pg_attribute a where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped`;
    const silent = columns.filter(({ told }) => !told).map(({ name }) => name);
    expect(silent.sort()).toEqual(others.toSorted());
    const [trigger] = await sql`
    select tgenabled as enabled, (tgtype & 8) > 0 as deletes from pg_trigger
    where tgrelid = ${table}::regclass and tgname = 'tell_identity_changed'`;
    expect(trigger).toEqual({ enabled: 'O', deletes: true });
  },
);
