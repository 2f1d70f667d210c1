import { getUsageAnalytics } from '@refinery/domain/analytics/get-usage-analytics.ts';
import { reconcile } from '@refinery/domain/maintenance/reconcile.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { type PrivateRedis, startPrivateRedis } from '@refinery/testing/private-redis.ts';
import { Random } from '@refinery/testing/random.ts';
import { openRawClient, type RawClient } from '@refinery/testing/raw-client.ts';
import { addUsageRows, countUsageRows, randomUsageRows } from '@refinery/testing/usage-rows.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openWorkerBench, type WorkerBench } from './testing/worker-bench.ts';

const HOUR_MS = 3_600_000;

let redis: PrivateRedis;
let bench: WorkerBench;
let superuser: RawClient;
let member: Member;

beforeAll(async () => {
  redis = await startPrivateRedis();
  bench = await openWorkerBench({ ...inject('services'), redisUrl: redis.url });
  superuser = openRawClient(bench.databaseUrl);
});
afterAll(async () => {
  await superuser.end();
  await bench.close();
  await redis.stop();
});
beforeEach(async () => {
  member = await buildMember(bench.ctx);
});

/** Random requests of hours that are not final, those of this moment among them. */
async function fill(seed: number, count: number): Promise<void> {
  const now = Date.now();
  const span = { from: new Date(now - 1.5 * HOUR_MS), to: new Date(now) };
  const rows = randomUsageRows(new Random(seed), { count, ...span, promptIds: [member.user.id] });
  await addUsageRows(superuser, member.organizationId, rows);
}

async function told() {
  const usage = await getUsageAnalytics(member.as, {});
  const { requests, failed, originalTokens, refinedTokens, savedTokens } = usage;
  const { inputTokens, outputTokens, costUsd, unpriced } = usage;
  return {
    requests,
    failed,
    originalTokens,
    refinedTokens,
    savedTokens,
    inputTokens,
    outputTokens,
    costUsd,
    unpriced,
  };
}
const counted = async () => (await countUsageRows(superuser, member.organizationId)).numbers;
const isCounted = async (): Promise<void> => {
  // Meanwhile the reconciler gives up those that run for too long: then they count as failed.
  const isSame = async () => JSON.stringify(await told()) === JSON.stringify(await counted());
  await waitFor(isSame, { what: 'everything to be counted' });
};

/** Holds the last hour so that whoever computes it stops in the middle of writing it, until `release`. */
async function holdLastHour() {
  const holder = openRawClient(bench.databaseUrl);
  await holder`begin`;
  // The last of its rows in the order of their key, which another transaction has locked.
  const held = await holder`
    select 1 from usage_hours h where (organization_id, hour) = (
      select organization_id, max(hour) from usage_hours where organization_id = ${member.organizationId} group by 1)
    order by action, provider, model, prompt_id desc limit 1 for update`;
  expect(held).toHaveLength(1);
  return {
    isMet: async (): Promise<boolean> => {
      // Of a long statement the server tells the beginning.
      const waiting = await superuser`
        select 1 from pg_stat_activity
        where wait_event_type = 'Lock' and query like '%with ended as (%' and datname = current_database()`;
      return waiting.length > 0;
    },
    release: async (): Promise<void> => {
      await holder`rollback`;
      await holder.end();
    },
  };
}

describe('a worker process', () => {
  it('that is killed while it writes an hour leaves it as it was, and the next one counts every row once', async () => {
    await fill(1, 300);
    const first = await bench.startProcess();
    await isCounted();
    const before = await told();
    const hold = await holdLastHour();
    // Each of its groups changes, and more come.
    await fill(2, 300);
    await superuser`update optimizations set input_tokens = input_tokens + 1 where organization_id = ${member.organizationId}`;
    await waitFor(hold.isMet, { what: 'the worker to be in the middle' });
    const hours = () =>
      superuser`select * from usage_hours where organization_id = ${member.organizationId} order by hour desc, action, provider, model, prompt_id`;
    const [last] = await hours();
    const ofLast = async () => (await hours()).filter(({ hour }) => hour.getTime() === last?.hour.getTime());
    const whole = await ofLast();
    first.kill('SIGKILL');
    await first.exited;
    // Its statement goes on until it has the lock; its transaction then ends with the connection, without a
    // commit.
    await hold.release();
    await waitFor(async () => !(await hold.isMet()), { what: 'its transaction to end' });
    expect(await ofLast()).toEqual(whole);
    expect((await told()).requests).toBeGreaterThanOrEqual(before.requests);
    await reconcile(bench.ctx);
    await isCounted();
  });

  it('beside another one, killed again and again, counts every row once', async () => {
    for (const seed of [3, 4, 5]) {
      const killed = await bench.startProcess();
      await fill(seed, 200);
      // In the middle of what the process does, wherever that is.
      await Promise.all([reconcile(bench.ctx), killed.kill('SIGKILL')]);
      await killed.exited;
    }
    await reconcile(bench.ctx);
    await isCounted();
  });
});

it('an emptied Redis loses nothing', async () => {
  await bench.startLocal();
  await fill(6, 100);
  await isCounted();
  const admin = new Redis(redis.url);
  await admin.flushall();
  expect(await told()).toEqual(await counted());
  await fill(7, 100);
  await isCounted();
  admin.disconnect();
});
