import { getAbTest } from '@refinery/domain/ab-tests/get-ab-test.ts';
import { reconcile } from '@refinery/domain/maintenance/reconcile.ts';
import { createWebhook } from '@refinery/domain/webhooks/create-webhook.ts';
import { exposeUnits, metricOf, type RunningTest, runAbTest } from '@refinery/testing/ab-tests.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openRawClient } from '@refinery/testing/raw-client.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { openWorkerBench } from './testing/worker-bench.ts';

const UNITS = 150;

const bench = fixture(openWorkerBench);

let member: Member;

beforeAll(async () => {
  member = await buildMember(bench.ctx);
});

const expose = (test: RunningTest) =>
  exposeUnits(member, test, UNITS, (unit, arm) => [metricOf(unit, 'solved', arm)]);

/** Ends the windows of units that were exposed just now. */
const endWindows = ({ id }: RunningTest) => bench.sql`
  update ab_units set exposed_at = exposed_at - interval '2 hours' where test_id = ${id} and exposed_at > now() - interval '1 hour'`;

/** Keeps every process from writing to a table, so that whoever closes units stops there, until `release`. */
async function holdWrites(table: string, statement: string) {
  const holder = openRawClient(bench.databaseUrl);
  await holder`begin`;
  await holder.unsafe(`lock table ${table} in share mode`);
  return {
    isMet: async (): Promise<boolean> => {
      const waiting = await bench.sql`
        select from pg_stat_activity
        where wait_event_type = 'Lock' and query ilike ${`${statement}%`} and datname = current_database()`;
      return waiting.length > 0;
    },
    release: async (): Promise<void> => {
      await holder`rollback`;
      await holder.end();
    },
  };
}

const read = ({ id }: RunningTest) => getAbTest(member.as, { id });
const closedOf = async (test: RunningTest) => (await read(test)).arms.map(({ closed }) => closed);

/** What was told of the end of a test. */
async function toldOf({ id }: RunningTest) {
  const [row] = await bench.sql`
    select (select count(*)::int from audit_log where target = ${id} and action = 'ab-test.decided') as audited,
      (select count(*)::int from work_jobs where kind = 'webhook' and options -> 'data' ->> 'abTestId' = ${id}) as sent`;
  return { ...row };
}

describe('a worker process that is killed', () => {
  it.each([
    ['before it writes what it has counted', 'ab_tests', 'update "ab_tests"'],
    ['after that, before its commit', 'audit_log', 'insert into "audit_log"'],
  ])('%s counts no unit, and the next one each once', async (_, table, statement) => {
    await createWebhook(member.as, { url: 'https://hooks.example.com/', events: ['ab_test.decided'] });
    const test = await runAbTest(member, { windowHours: 1 });
    const worker = await bench.startProcess();
    await expose(test);
    const hold = await holdWrites(table, statement);
    await endWindows(test);
    await waitFor(hold.isMet, { what: 'the worker to be in the middle' });
    worker.kill('SIGKILL');
    await worker.exited;
    await hold.release();
    await waitFor(async () => !(await hold.isMet()), { what: 'its transaction to end' });
    expect(await closedOf(test)).toEqual([0, 0]);
    expect(await toldOf(test)).toMatchObject({ audited: 0, sent: 0 });
    const next = await bench.startProcess();
    await waitFor(async () => (await read(test)).status === 'decided', { what: 'the test to be decided' });
    await reconcile(bench.ctx);
    expect(await read(test)).toMatchObject({
      arms: [
        { exposed: UNITS, closed: UNITS, mean: 0 },
        { exposed: UNITS, closed: UNITS, mean: 1 },
      ],
    });
    expect(await toldOf(test)).toMatchObject({ audited: 1 });
    next.kill('SIGKILL');
    await next.exited;
  });

  it('again and again, beside another one, leaves none out and counts none twice', async () => {
    const test = await runAbTest(member, { windowHours: 1, minUnits: 1_000_000 });
    const rounds = [1, 2, 3];
    for (const _round of rounds) {
      const killed = await bench.startProcess();
      await expose(test);
      await endWindows(test);
      // In the middle of what the process does, wherever that is.
      await Promise.all([reconcile(bench.ctx), killed.kill('SIGKILL')]);
      await killed.exited;
    }
    await reconcile(bench.ctx);
    const all = UNITS * rounds.length;
    expect(await read(test)).toMatchObject({
      arms: [
        { exposed: all, closed: all },
        { exposed: all, closed: all },
      ],
    });
  });
});
