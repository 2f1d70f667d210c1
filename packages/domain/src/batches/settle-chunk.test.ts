import { randomUUID } from 'node:crypto';
import { allCompleted } from '@refinery/testing/batch-ledger.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { pino } from 'pino';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { openLaneBench } from './testing/lane-bench.ts';
import { claimItems, settleChunk } from './testing/lane-work.ts';
import { openOutcomeMaker } from './testing/outcome-maker.ts';

const bench = fixture(openLaneBench);
let member: Member;

beforeEach(async () => {
  member = await buildMember(bench.ctx);
});

/** A chunk of items that are all done, with what is logged while it is settled. */
async function chunkOf(count: number) {
  const { id } = await uploadBatch(member, numberedItems(count));
  const leaseToken = randomUUID();
  const claim = await claimItems(bench.ctx, await bench.ledger.firstLane(id), leaseToken);
  if (!claim) throw new Error('The lane claimed nothing.');
  const outcomeOf = await openOutcomeMaker(bench.ctx, member.organizationId);
  const outcomes = claim.items.map((item) => outcomeOf(item, 'done'));
  const log: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(JSON.parse(line).msg) });
  const settle = () => settleChunk({ ...bench.ctx, logger }, claim.batch, { leaseToken, outcomes });
  return { id, settle, log };
}

/** Has the database end so many statements that store items with an error of its own. */
async function failNext(times: number, sqlState: string): Promise<void> {
  const { sql } = bench.ledger;
  await sql.unsafe(`
    create sequence failures;
    create function fail() returns trigger language plpgsql security definer as $$ begin
      if nextval('failures') <= ${times} then raise exception 'failed' using errcode = '${sqlState}'; end if;
      return null;
    end $$;
    create trigger fail before update on batch_items for each statement execute function fail()`);
  onTestFinished(async () => {
    await sql.unsafe('drop trigger fail on batch_items; drop function fail; drop sequence failures');
  });
}

it.each([
  ['cannot be serialized', '40001'],
  ['is shutting down', '57P01'],
  ['has no connection to spare', '53300'],
])('what is done is stored once where the database %s for a moment', async (_case, sqlState) => {
  const { id, settle, log } = await chunkOf(3);
  await failNext(1, sqlState);
  await settle();
  expect(await bench.ledger.read(id)).toEqual(allCompleted(3));
  expect(log).toEqual(['chunk not stored, trying again']);
});

it.each([
  ['an impossible value', '22003'],
  ['a row that a rule forbids', '23514'],
  ['a row that is too large', '54000'],
])('one item after the other is stored at once where the database refuses %s', async (_case, sqlState) => {
  const { id, settle, log } = await chunkOf(3);
  // The chunk, and its first item.
  await failNext(2, sqlState);
  await settle();
  expect(await bench.ledger.read(id)).toMatchObject({
    counters: { completed: 2, failed: 1 },
    mismatches: 0,
    charged: 2,
  });
  expect(log).toEqual(['result cannot be stored']);
});
