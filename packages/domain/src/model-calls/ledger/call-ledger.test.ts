import { newId } from '@refinery/db/ids.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openRawClient } from '@refinery/testing/raw-client.ts';
import { startTcpProxy } from '@refinery/testing/tcp-proxy.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { CallLedger } from './call-ledger.ts';
import type { NewModelCall } from './internal/to-model-call.ts';

const test = fixture(openTestContext);
const proxy = fixture(() => startTcpProxy(test.environment.DATABASE_URL ?? ''));
/** The same, with a way to Postgres that can be cut. */
const cuttable = fixture((services) =>
  openTestContext(services, { environment: { ...test.environment, DATABASE_URL: proxy.url } }),
);

let organizationId: string;
let logged: { level: string; fields: Record<string, unknown> }[];

beforeEach(async () => {
  ({ organizationId } = await buildMember(test.ctx));
  logged = [];
});

function openLedger(options: { maxCharacters?: number } = {}): CallLedger {
  const logger = cuttable.ctx.logger.child({});
  for (const level of ['warn', 'error'] as const)
    logger[level] = (fields: unknown) => void logged.push({ level, fields: Object(fields) });
  return new CallLedger(cuttable.ctx.db, logger, options);
}

const aCall = (more: Partial<NewModelCall> = {}): NewModelCall => ({
  id: newId(),
  organizationId,
  kind: 'optimize',
  status: 'completed',
  requestedProvider: 'openai',
  requestedModel: 'm',
  provider: 'openai',
  model: 'm',
  attempts: [],
  inputTokens: 1,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 1,
  reasoningTokens: 0,
  latencyMs: 1,
  createdAt: new Date(),
  ...more,
});
const record = (ledger: CallLedger, calls: readonly NewModelCall[]): string[] => {
  for (const call of calls) ledger.record(call);
  return calls.map(({ id }) => id).sort();
};
const idsOf = async (owner = organizationId): Promise<string[]> =>
  (await test.sql`select id from model_calls where organization_id = ${owner} order by id`).map(
    ({ id }) => id,
  );
const many = (count: number, more: Partial<NewModelCall> = {}) =>
  Array.from({ length: count }, () => aCall(more));

describe('the ledger', () => {
  it('writes what comes together in one transaction, each organization its own', async () => {
    const other = await buildMember(test.ctx);
    const ledger = openLedger();
    const mine = record(ledger, many(60));
    const theirs = record(ledger, many(40, { organizationId: other.organizationId }));
    await ledger.settled();
    expect([await idsOf(), await idsOf(other.organizationId)]).toEqual([mine, theirs]);
    const [{ count } = {}] = await test.sql`
      select count(distinct xmin::text)::int as count from model_calls
      where organization_id in (${organizationId}, ${other.organizationId})`;
    expect(count).toBe(1);
    expect(logged).toEqual([]);
  });

  it('keeps what comes while the database is away, and writes it once when it is back', async () => {
    const ledger = openLedger();
    const before = record(ledger, many(5));
    await ledger.settled();
    await proxy.cut();
    const during = record(ledger, many(700));
    await waitFor(() => logged.length > 1, { what: 'two tries' });
    expect(logged.every(({ level }) => level === 'warn')).toBe(true);
    await proxy.restore();
    await ledger.settled();
    expect(await idsOf()).toEqual([...before, ...during].sort());
  });

  it('writes nothing twice where nobody knows whether it was written', async () => {
    const ledger = openLedger();
    const call = aCall();
    for (const _ of [1, 2]) {
      record(ledger, [call]);
      await ledger.settled();
    }
    expect(await idsOf()).toEqual([call.id]);
    expect(logged).toEqual([]);
  });

  it('goes on after every connection was ended by the server', async () => {
    const ledger = openLedger();
    const first = record(ledger, many(3));
    await ledger.settled();
    await test.sql`
      select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    const second = record(ledger, many(3));
    await ledger.settled();
    expect(await idsOf()).toEqual([...first, ...second].sort());
  });

  it('loses no call for one that the database refuses, or an organization that was deleted', async () => {
    const ledger = openLedger();
    const gone = await buildMember(test.ctx);
    await test.sql`delete from organizations where id = ${gone.organizationId}`;
    const [bad] = record(ledger, [aCall({ latencyMs: Number.NaN })]);
    const late = record(ledger, many(2, { organizationId: gone.organizationId }));
    const good = record(ledger, many(4));
    await ledger.settled();
    expect(await idsOf()).toEqual(good);
    expect(logged).toHaveLength(1);
    const refused = [{ id: bad, code: '23502' }, ...late.map((id) => ({ id, code: '23503' }))];
    expect(logged[0]?.fields).toEqual({ refused: expect.arrayContaining(refused) });
    expect(Object(logged[0]?.fields.refused)).toHaveLength(refused.length);
  });

  it('waits apart for an organization that somebody holds', async () => {
    const other = await buildMember(test.ctx);
    const ledger = openLedger();
    const holder = openRawClient(test.databaseUrl);
    await holder`begin`;
    await holder`select 1 from organizations where id = ${organizationId} for update`;
    // More than go in a group.
    const mine = record(ledger, many(600));
    const theirs = record(ledger, many(2, { organizationId: other.organizationId }));
    await waitFor(async () => (await idsOf(other.organizationId)).length === 2, { what: 'theirs' });
    expect(await idsOf()).toEqual([]);
    await holder`rollback`;
    await holder.end();
    await ledger.settled();
    expect([await idsOf(), await idsOf(other.organizationId)]).toEqual([mine, theirs]);
  });

  it('keeps no more than it may, and says what it did not', async () => {
    const ledger = openLedger({ maxCharacters: 10_000 });
    await proxy.cut();
    record(ledger, many(1_000));
    await waitFor(() => logged.length > 0, { what: 'a try' });
    await proxy.restore();
    await ledger.settled();
    const kept = (await idsOf()).length;
    expect(kept).toBeGreaterThan(5);
    expect(kept).toBeLessThan(20);
    expect(logged.at(-1)).toMatchObject({ level: 'error', fields: { calls: 1_000 - kept } });
    const next = record(ledger, many(1));
    await ledger.settled();
    expect(await idsOf()).toEqual(expect.arrayContaining(next));
  });
});

describe('calls of which only sums are kept', () => {
  const sumsOf = (owner = organizationId) => test.sql`
    select day::text, model, status, calls, input_tokens::int as input, cost_micros::int as cost, unpriced, saved from call_sums
    where organization_id = ${owner} order by day, model, status`;
  const count = (ledger: CallLedger, calls: readonly NewModelCall[]) => {
    for (const call of calls) ledger.record(call, 'none');
  };

  it('are added up by day, model and status, and are no rows', async () => {
    const ledger = openLedger();
    const [first, second] = [new Date('2026-03-01T23:59:59.999Z'), new Date('2026-03-02T00:00:00Z')];
    count(ledger, many(3, { createdAt: first, costMicros: 5, saved: { text: 10, marks: 1 } }));
    count(ledger, many(2, { createdAt: first, costMicros: null, saved: { text: 1 } }));
    await ledger.settled();
    count(ledger, many(1, { createdAt: first, costMicros: 7, saved: { results: 4, text: 2 } }));
    count(ledger, many(1, { createdAt: second, costMicros: 1 }));
    count(ledger, many(1, { createdAt: second, status: 'failed', costMicros: 0 }));
    await ledger.settled();
    const shared = { model: 'm', unpriced: 0, saved: {} };
    expect([...(await sumsOf())]).toEqual([
      {
        ...shared,
        day: '2026-03-01',
        status: 'completed',
        calls: 6,
        input: 6,
        cost: 22,
        unpriced: 2,
        saved: { text: 34, marks: 3, results: 4 },
      },
      { ...shared, day: '2026-03-02', status: 'completed', calls: 1, input: 1, cost: 1 },
      { ...shared, day: '2026-03-02', status: 'failed', calls: 1, input: 1, cost: 0 },
    ]);
    expect(await idsOf()).toEqual([]);
  });

  it('are counted once where nobody knows whether they were written', async () => {
    const ledger = openLedger();
    const call = aCall();
    for (const _ of [1, 2]) {
      count(ledger, [call, aCall()]);
      await ledger.settled();
    }
    expect(await sumsOf()).toMatchObject([{ calls: 3 }]);
  });

  it('are all counted by processes that write at the same time, beside rows and texts', async () => {
    const other = await buildMember(test.ctx);
    const ledgers = Array.from({ length: 4 }, () => openLedger());
    const models = ['a', 'b', 'c', 'd'];
    for (const [index, ledger] of ledgers.entries()) {
      for (const owner of [organizationId, other.organizationId]) {
        const order = index % 2 ? models : models.toReversed();
        for (const model of order) count(ledger, many(50, { model, organizationId: owner }));
      }
      record(ledger, many(10));
    }
    await Promise.all(ledgers.map((ledger) => ledger.settled()));
    for (const owner of [organizationId, other.organizationId])
      expect((await sumsOf(owner)).map(({ model, calls }) => [model, calls])).toEqual(
        models.map((model) => [model, 200]),
      );
    expect(await idsOf()).toHaveLength(40);
    // On a busy machine one may wait too long for another's sums, and tries again.
    expect(logged.filter(({ fields }) => 'refused' in fields || 'calls' in fields)).toEqual([]);
  });

  it('are remembered for a day, then only their sums', async () => {
    const ledger = openLedger();
    const call = aCall();
    count(ledger, [call]);
    await ledger.settled();
    const remembered = async (at: Date) => {
      await test.ctx.systemDb.execute(
        `select remove_old_call_texts('${at.toISOString()}'::timestamptz, 100)`,
      );
      return (await test.sql`select 1 from counted_calls where id = ${call.id}`).length;
    };
    const day = 24 * 60 * 60_000;
    expect(await remembered(new Date(Date.now() + day - 60_000))).toBe(1);
    expect(await remembered(new Date(Date.now() + day + 60_000))).toBe(0);
    expect(await sumsOf()).toMatchObject([{ calls: 1 }]);
  });
});

describe('texts of calls', () => {
  const texts = (id: string, request: string) => ({
    id,
    organizationId,
    userId: null,
    request,
    requestCut: false,
    reply: null,
    replyCut: false,
    createdAt: new Date(),
  });
  const kept = () => test.sql`select request from call_texts where organization_id = ${organizationId}`;

  it('cost no call its row where they are too many', async () => {
    const ledger = openLedger({ maxCharacters: 10_000 });
    await proxy.cut();
    for (let number = 0; number < 100; number += 1) ledger.recordTexts(texts(newId(), 'x'.repeat(1_000)));
    const rows = record(ledger, many(3));
    await waitFor(() => logged.length > 0, { what: 'a try' });
    await proxy.restore();
    await ledger.settled();
    expect(await idsOf()).toEqual(rows);
    expect((await kept()).length).toBeLessThan(10);
  });

  it('may be larger than what is written at once, and say what no column can hold', async () => {
    const ledger = openLedger();
    const large = 'y'.repeat(5 * 1024 * 1024);
    for (const request of [large, large, 'a\0b\ud800']) ledger.recordTexts(texts(newId(), request));
    await ledger.settled();
    const found = (await kept()).map(({ request }) => request);
    expect(found).toHaveLength(3);
    expect(found).toContain('a\ufffdb\ufffd');
    expect(logged).toEqual([]);
  });
});

describe('the end of a process', () => {
  it('writes at once what waits', async () => {
    const ledger = openLedger();
    const ids = record(ledger, many(3));
    await ledger.close();
    expect(await idsOf()).toEqual(ids);
  });

  it('does not wait for a database that stays away, and says what is lost', async () => {
    const ledger = openLedger();
    await proxy.cut();
    record(ledger, many(3));
    await ledger.close();
    await proxy.restore();
    expect(logged.at(-1)).toMatchObject({ level: 'error', fields: { calls: 3 } });
    expect(await idsOf()).toEqual([]);
  });
});
