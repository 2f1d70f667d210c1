import { randomUUID } from 'node:crypto';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { numberedItems, promptNumber, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { pino } from 'pino';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLaneBench } from '../batches/testing/lane-bench.ts';
import { claimItems } from '../batches/testing/lane-work.ts';
import type { Context } from '../context/context.ts';
import { claimIdempotencyKey } from '../idempotency/idempotency.ts';
import { optimize } from '../optimizations/optimize.ts';
import { getUsage } from '../usage/get-usage.ts';
import { reconcile } from './reconcile.ts';

const bench = fixture(openLaneBench);
let ctx: Context;
const logged: Record<string, unknown>[] = [];

beforeAll(async () => {
  const logger = pino({ level: 'warn' }, { write: (line: string) => void logged.push(JSON.parse(line)) });
  ctx = { ...bench.ctx, logger };
});

beforeEach(() => {
  logged.length = 0;
});

/** A batch whose worker was lost in the middle, and whose lease is over. */
async function lostBatch(member: Member): Promise<string> {
  const { id } = await uploadBatch(member, numberedItems(2));
  await claimItems(ctx, await bench.ledger.firstLane(id), randomUUID());
  return id;
}

const leasePasses = () => bench.clock.advance(ctx.settings.batches.leaseMs + 1);
const itemsOf = async (batchId: string) => (await bench.ledger.read(batchId)).items;

describe('a batch that cannot be mended', () => {
  it('keeps no other from it, is named in the log, and is mended once it can be', async () => {
    const member = await buildMember(ctx);
    const ids = [await lostBatch(member), await lostBatch(member), await lostBatch(member)] as const;
    leasePasses();
    const [, broken] = ids;
    await bench.ledger.whileRefused(
      'batch_items',
      `batch_id = '${broken}' and status = 'pending'`,
      async () => {
        await reconcile(ctx);
        expect(await Promise.all(ids.map(itemsOf))).toEqual([
          { pending: 2 },
          { processing: 2 },
          { pending: 2 },
        ]);
        expect(logged).toMatchObject([
          { batchId: broken, msg: 'batch not reconciled', err: expect.anything() },
        ]);
      },
    );
    await reconcile(ctx);
    expect(await itemsOf(broken)).toEqual({ pending: 2 });
  });
});

describe('an abandoned request', () => {
  /** A request whose process died, a moment longer ago than any may last. */
  async function abandonedBy(member: Member): Promise<void> {
    const { id } = await optimize(member.as, { text: promptNumber(1) });
    const longAgo = new Date(bench.clock.now().getTime() - 15 * 60_000 - 1);
    await bench.ledger.sql`
      update optimizations set status = 'processing', created_at = ${longAgo} where id = ${id}`;
  }

  it('is failed and given back, and no other of its organization that runs', async () => {
    const member = await buildMember(ctx);
    const { id } = await optimize(member.as, { text: promptNumber(2) });
    await bench.ledger.sql`update optimizations set status = 'processing' where id = ${id}`;
    await optimize(member.as, { text: promptNumber(3) });
    await abandonedBy(member);
    await reconcile(ctx);
    const rows = await bench.ledger.sql`
      select status from optimizations where organization_id = ${member.organizationId} order by status`;
    expect(rows.map(({ status }) => status)).toEqual(['completed', 'failed', 'processing']);
    expect(await getUsage(member.as)).toMatchObject({ used: 1, reserved: 1 });
  });

  // Whichever of the two comes first.
  it.each([0, 1])('that cannot be failed keeps no other organization from it (%i)', async (which) => {
    const members = [await buildMember(ctx), await buildMember(ctx)] as const;
    for (const member of members) await abandonedBy(member);
    const [broken, other] = [members[which] ?? members[0], members[1 - which] ?? members[1]];
    const rows = `organization_id = '${broken.organizationId}' and status = 'failed'`;
    await bench.ledger.whileRefused('optimizations', rows, async () => {
      await reconcile(ctx);
      expect(await getUsage(other.as)).toMatchObject({ used: 0, reserved: 0 });
      expect(await getUsage(broken.as)).toMatchObject({ used: 0, reserved: 1 });
    });
    const { organizationId } = broken;
    expect(logged).toMatchObject([
      { organizationId, msg: 'abandoned optimizations not recovered', err: expect.anything() },
      { abandoned: 1, msg: 'abandoned optimizations failed and given back' },
    ]);
    await reconcile(ctx);
    expect(await getUsage(broken.as)).toMatchObject({ used: 0, reserved: 0 });
  });
});

describe('rows whose time is over', () => {
  const keys = () => bench.ledger.sql`select key from idempotency_keys`;
  const hasSession = async ({ sessionId }: Member) =>
    (await bench.ledger.sql`select 1 from sessions where id = ${sessionId}`).length > 0;

  /** Reconciles a moment before this much time has passed, and a moment after. */
  async function around(ms: number, look: () => Promise<unknown>): Promise<unknown[]> {
    bench.clock.advance(ms - 1);
    await reconcile(ctx);
    const before = await look();
    bench.clock.advance(2);
    await reconcile(ctx);
    return [before, await look()];
  }

  it('are deleted: idempotency keys after a day', async () => {
    const { as } = await buildMember(ctx);
    await claimIdempotencyKey(as, { key: 'mine', route: 'POST /optimize', requestHash: 'x' });
    const counts = await around(24 * 3_600_000, async () => (await keys()).length);
    expect(counts).toEqual([1, 0]);
  });

  it('are deleted: sessions when nobody can refresh them any more, and no others', async () => {
    const old = await buildMember(ctx);
    bench.clock.advance(1_000);
    const young = await buildMember(ctx);
    const ms = ctx.settings.refreshTokenSeconds * 1_000 - 1_000;
    expect(await around(ms, () => hasSession(old))).toEqual([true, false]);
    expect(await hasSession(young)).toBe(true);
  });
});
