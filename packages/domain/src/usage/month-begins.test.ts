import { SCOPES } from '@refinery/contracts/enums.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { numberedItems, promptNumber, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { authenticateApiKey } from '../auth/authenticate-api-key.ts';
import { asCaller } from '../context/as-caller.ts';
import type { ActorContext } from '../context/context.ts';
import { OPTIMIZATIONS } from '../meters/meters.ts';
import { optimize } from '../optimizations/optimize.ts';
import { refundStatement } from './charge.ts';
import { getUsage } from './get-usage.ts';
import { keyRefundStatement } from './key-charge.ts';

const clock = new TestClock();
const test = fixture((services) => openTestContext(services, { clock }));

let member: Member;

beforeEach(async () => {
  clock.set(new Date('2026-05-31T23:59:00Z'));
  member = await buildMember(test.ctx, { quotaLimit: 100 });
});

/** A key of the member without a quota of its own, as a caller. */
async function byKey(): Promise<{ as: ActorContext; id: string }> {
  const { id, key } = await createApiKey(member.as, { name: 'ci', scopes: [...SCOPES], monthlyQuota: 100 });
  const actor = await authenticateApiKey(test.ctx, key, '127.0.0.1');
  return { as: asCaller(test.ctx, actor), id };
}

/** Runs `first` up to its commit, begins `second`, and commits once that waits for it. */
async function behind(
  first: Parameters<typeof withTenant>[2],
  second: () => Promise<unknown>,
): Promise<void> {
  const [written, waited] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const one = withTenant(test.ctx.db, member.organizationId, async (tx) => {
    await first(tx);
    written.resolve();
    await waited.promise;
  });
  await written.promise;
  const other = second();
  await waitFor(async () => {
    const waiting = await test.sql`select 1 from pg_locks l join pg_database d on d.oid = l.database
      where not granted and d.datname = current_database() union all
      select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    return waiting.length > 0;
  });
  waited.resolve();
  await Promise.all([one, other]);
}

describe('what ends at the moment at which a month begins is not counted in it', () => {
  /** A request that runs, and gives its unit back at its end. */
  const fail =
    (id: string, more = sql`select 1`) =>
    async (tx: Parameters<Parameters<typeof withTenant>[2]>[0]) => {
      await tx.execute(sql`update optimizations set status = 'failed' where id = ${id}`);
      await tx.execute(more);
      await tx.execute(refundStatement(member.organizationId, OPTIMIZATIONS, 1));
    };
  const running = async (as = member.as) => {
    const { id } = await optimize(as, { text: promptNumber(1) });
    await test.sql`update optimizations set status = 'processing' where id = ${id}`;
    return id;
  };

  it('by a request', async () => {
    const id = await running();
    clock.set(new Date('2026-06-01T00:00:01Z'));
    await behind(fail(id), () => optimize(member.as, { text: promptNumber(2) }));
    expect(await getUsage(member.as)).toMatchObject({ used: 1, reserved: 0 });
  });

  it('by an upload', async () => {
    const id = await running();
    clock.set(new Date('2026-06-01T00:00:01Z'));
    await behind(fail(id), () => uploadBatch(member, numberedItems(3)));
    expect(await getUsage(member.as)).toMatchObject({ used: 0, reserved: 3 });
  });

  it('by an API key with a quota of its own', async () => {
    const key = await byKey();
    const { organizationId } = member;
    const id = await running(key.as);
    clock.set(new Date('2026-06-01T00:00:01Z'));
    const refund = keyRefundStatement({ organizationId, apiKeyId: key.id, amount: 1 });
    await behind(fail(id, refund), () => optimize(key.as, { text: promptNumber(2) }));
    const [row] = await test.sql`select used::int from api_keys where id = ${key.id}`;
    expect([row?.used, (await getUsage(member.as)).used]).toEqual([1, 1]);
  });
});
