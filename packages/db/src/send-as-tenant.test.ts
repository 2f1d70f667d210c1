import { randomUUID } from 'node:crypto';
import { createTestDatabase } from '@refinery/testing/test-database.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createDb, type Db } from './create-db.ts';
import { type SendOptions, sendAsTenant } from './send-as-tenant.ts';

let db: Db;
let close: () => Promise<void>;

beforeAll(async () => {
  const database = await createTestDatabase(inject('services'));
  db = createDb({ url: database.loginUrl, role: 'refinery_app', maxConnections: 1, applicationName: 'test' });
  close = async () => {
    await db.$client.end();
    await database.drop();
  };
});
afterAll(() => close());

/** What a session has set, or a transaction for itself; Postgres' own where it has not. */
const SETTINGS = sql`
  select coalesce(current_setting('app.organization_id', true), '') as tenant, current_setting('synchronous_commit') as durable,
    current_setting('lock_timeout') as lock, current_setting('plan_cache_mode') as plans, current_user::text as role`;
const settings = async () => (await db.execute(SETTINGS))[0];

it.each<[SendOptions, object]>([
  [{}, { durable: 'on', lock: '0' }],
  [{ durable: false }, { durable: 'off', lock: '0' }],
  [{ lockTimeoutMs: 700 }, { durable: 'on', lock: '700ms' }],
])('with %j it has its settings, and leaves none of them to who comes next', async (options, expected) => {
  const before = await settings();
  const tenant = randomUUID();
  const [[during] = []] = await sendAsTenant(db, tenant, [SETTINGS], options);
  expect(during).toMatchObject({ tenant, ...expected });
  expect(await settings()).toEqual(before);
  await expect(sendAsTenant(db, tenant, [sql`select 1 / 0`], options)).rejects.toMatchObject({
    code: '22012',
  });
  expect(await settings()).toEqual(before);
});
