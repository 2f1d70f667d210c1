import { randomUUID } from 'node:crypto';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { authenticateApiKey } from '../auth/authenticate-api-key.ts';
import { openLaneBench } from '../batches/testing/lane-bench.ts';
import { type OutcomeMaker, openOutcomeMaker } from '../batches/testing/outcome-maker.ts';
import { asCaller } from '../context/as-caller.ts';
import { saveProvider } from '../providers/save-provider.ts';
import { getUsage } from './get-usage.ts';
import { letVendorWait } from './testing/pending-vendor.ts';
import {
  answer,
  anyQuotaStep,
  ask,
  askByKey,
  cancel,
  forget,
  limitKeyTo,
  limitTo,
  nextMonth,
  pass,
  recovered,
  retry,
  upload,
  uploadByKey,
  work,
} from './testing/quota-steps.ts';
import { type QuotaStep, QuotaWorld } from './testing/quota-world.ts';

const LATE_IN_MAY = new Date('2026-05-31T23:40:00Z');

const bench = fixture((services) => openLaneBench(services, { BATCH_CHUNK_SIZE: '3' }));
let member: Member;
let outcomeOf: OutcomeMaker;

beforeAll(async () => {
  member = await buildMember(bench.ctx);
  await saveProvider(member.as, { provider: 'openai', apiKey: `sk-${randomUUID()}` });
  outcomeOf = await openOutcomeMaker(bench.ctx, member.organizationId);
});

/** An organization on whose quota nothing was charged yet. */
async function openWorld(limit: number | null): Promise<QuotaWorld> {
  const { sql } = bench.ledger;
  bench.clock.set(LATE_IN_MAY);
  await sql`delete from batch_jobs`;
  await sql`delete from optimizations`;
  await sql`delete from usage_counters`;
  await sql`update subscriptions set quota_limit = ${limit}, own_limit = true where organization_id = ${member.organizationId}`;
  const { key } = await createApiKey(member.as, { name: 'ci' });
  const actor = await authenticateApiKey(bench.ctx, key, '192.0.2.7');
  const byKey = { ...member, as: asCaller(bench.ctx, actor) };
  return new QuotaWorld({ bench, vendor: letVendorWait(bench.vendor), member, byKey, outcomeOf, limit });
}

/** Takes the steps and compares after each. */
async function play(limit: number | null, steps: readonly QuotaStep[]): Promise<void> {
  const world = await openWorld(limit);
  for (const step of steps) {
    await world.take(step);
    await world.expectSame();
  }
  await world.end();
}

describe('the quota', () => {
  it.each<[what: string, limit: number | null, steps: QuotaStep[]]>([
    ['takes as much as the limit and no more', 3, [upload(4), upload(2), ask, ask, answer(true), upload(1)]],
    [
      'of a month that is used up takes a batch in the next',
      2,
      [upload(2), work('done'), nextMonth, upload(2)],
    ],
    [
      'returns a request that fails, and a batch that is cancelled or fails',
      3,
      [ask, answer(false), upload(3), cancel, cancel, upload(3), work('failed'), upload(3)],
    ],
    [
      'charges a retry for what failed and not for what was done',
      4,
      [upload(4), work('failed', 'done', 'failed'), work('done'), retry, ask],
    ],
    [
      'charges a retry in another month once',
      4,
      [upload(3), work('failed'), nextMonth, retry, upload(1), ask],
    ],
    ['returns an abandoned request once', 2, [ask, answer(true), ask, ...recovered, answer(false), ask]],
    ['charges nothing for an answer that came too late', 1, [ask, ...recovered, answer(true), ask]],
    [
      'leaves a newer request to its process',
      3,
      [ask, pass('the end of the wait'), ask, pass('a moment later'), { do: 'recover' }, ask, ask],
    ],
    [
      'is not touched by what is asked at the wrong time',
      null,
      [upload(2), retry, { do: 'delete', which: 0 }, work('done'), cancel, retry, { do: 'delete', which: 0 }],
    ],
    [
      'leaves nothing, and not less, on a plan with less than was charged',
      4,
      [upload(3), limitTo(1), ask, limitTo(4), ask, ask],
    ],
    [
      'keeps what is deleted from the history charged, and what runs in it',
      3,
      [ask, answer(true), upload(1), work('done'), ask, forget, ask, answer(false), forget],
    ],
    ['returns all that was abandoned at once', 3, [ask, ask, ask, ...recovered, ask, ask, ask]],
    [
      'waits before it takes a request for abandoned',
      1,
      [ask, pass('the end of the wait'), { do: 'recover' }, ask],
    ],
    [
      'carries what is open over, and returns it in the new month',
      4,
      [upload(3), ask, nextMonth, ask, answer(false), work('failed')],
    ],
    [
      'forgets what ended before the first charge of a month',
      2,
      [upload(2), nextMonth, work('done', 'failed'), upload(2)],
    ],
    [
      'returns what is cancelled in the month it was carried to',
      3,
      [upload(3), nextMonth, ask, work('done', 'failed', 'unbegun'), cancel, ask, ask],
    ],
    [
      'ends a month with its last moment',
      1,
      [ask, answer(true), pass('the last moment'), ask, pass('a moment later'), ask],
    ],
    [
      'does not go back to a month that is over with a clock that is behind',
      2,
      [
        nextMonth,
        ask,
        answer(true),
        pass('a moment earlier'),
        ask,
        answer(true),
        pass('a moment later'),
        ask,
      ],
    ],
    [
      'of a key is its own, and the organization is charged beside it',
      5,
      [limitKeyTo(2), askByKey, askByKey, askByKey, ask, answer(false), askByKey, upload(2), ask],
    ],
    [
      'of a key charges its batches, and returns what fails and is cancelled to both',
      null,
      [
        limitKeyTo(3),
        uploadByKey(4),
        uploadByKey(3),
        work('failed', 'done'),
        cancel,
        askByKey,
        uploadByKey(2),
      ],
    ],
    [
      'of a key is not charged where the organization has nothing left',
      2,
      [limitKeyTo(4), upload(2), askByKey, uploadByKey(1), cancel, askByKey, uploadByKey(1), askByKey],
    ],
    [
      'of a key is charged for a retry of its batch, whoever retries it',
      null,
      [limitKeyTo(2), uploadByKey(2), work('failed', 'failed'), askByKey, retry, answer(false), retry],
    ],
    [
      'of a key gets back once what was abandoned',
      null,
      [limitKeyTo(2), askByKey, askByKey, ask, ...recovered, askByKey, answer(true), askByKey],
    ],
    [
      'of a key carries what is open of it over to a new month',
      null,
      [limitKeyTo(3), uploadByKey(2), askByKey, ask, nextMonth, askByKey, work('failed', 'done'), askByKey],
    ],
    [
      'of a key counts what was charged before it had one',
      null,
      [
        askByKey,
        uploadByKey(2),
        limitKeyTo(3),
        askByKey,
        limitKeyTo(null),
        askByKey,
        limitKeyTo(1),
        askByKey,
      ],
    ],
    [
      'of a key does not go back to a month that is over with a clock that is behind',
      null,
      [
        ...[limitKeyTo(2), nextMonth, askByKey, answer(true), pass('a moment earlier'), askByKey],
        ...[answer(true), pass('a moment later'), askByKey],
      ],
    ],
    ['is never used up where there is no limit', null, [upload(5), nextMonth, ask, upload(5)]],
  ])('%s', (_what, limit, steps) => play(limit, steps));

  it('has never less than nothing charged, also where an operator set it back', async () => {
    const world = await openWorld(null);
    for (const step of [upload(3), ask]) await world.take(step);
    await bench.ledger.sql`update usage_counters set used = 0`;
    for (const step of [work('failed', 'unbegun'), cancel, answer(false)]) await world.take(step);
    expect(await getUsage(member.as)).toMatchObject({ used: 0, reserved: 0 });
    expect(await bench.ledger.sql`select 1 from usage_counters where used <> 0`).toHaveLength(0);
  });

  it('counts like a list of all that was ever accepted', async () => {
    const limits = fc.option(fc.integer({ min: 1, max: 8 }), { freq: 6 });
    await fc.assert(
      fc.asyncProperty(limits, fc.array(anyQuotaStep, { minLength: 5, maxLength: 25, size: 'max' }), play),
      {
        numRuns: 20,
        interruptAfterTimeLimit: 40_000,
      },
    );
  });
});
