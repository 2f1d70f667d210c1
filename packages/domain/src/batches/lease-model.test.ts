import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { type LaneBench, openLaneBench } from './testing/lane-bench.ts';
import {
  anyLeaseStep,
  cancel,
  change,
  claim,
  claimBy,
  claimOfSecond,
  LEASE_MS,
  lost,
  outdatedClaim,
  pass,
  reconcile,
  renewOf,
  retry,
  settle,
  settleFirst,
  settleOf,
  upload,
} from './testing/lease-steps.ts';
import { type LeaseStep, LeaseWorld } from './testing/lease-world.ts';
import { type OutcomeMaker, openOutcomeMaker, TRY_AGAIN_MS } from './testing/outcome-maker.ts';

const START = new Date('2026-05-15T12:00:00Z');

let bench: LaneBench;
let member: Member;
let outcomeOf: OutcomeMaker;

beforeAll(async () => {
  bench = await openBenchWithoutIndexScans();
  bench.clock.set(START);
  member = await buildMember(bench.ctx);
  outcomeOf = await openOutcomeMaker(bench.ctx, member.organizationId);
});
afterAll(() => bench.close());

/** What nobody sorts comes in the order of the disk there, and not by the grace of an index. */
async function openBenchWithoutIndexScans(): Promise<LaneBench> {
  const own = await openLaneBench(inject('services'), {
    BATCH_CHUNK_SIZE: '2',
    BATCH_MAX_LANES: '2',
    BATCH_MAX_ATTEMPTS: '2',
    BATCH_LEASE_MS: String(LEASE_MS),
  });
  const DATABASE_URL = `${own.environment.DATABASE_URL}?enable_indexscan=off`;
  const environment = { ...own.environment, DATABASE_URL };
  const { ctx, close } = await openTestContext(inject('services'), { clock: own.clock, environment });
  return { ...own, ctx, close: () => close().then(own.close) };
}

/** Takes the steps with an organization that has no batch yet, and compares after each. */
async function play(steps: readonly LeaseStep[]): Promise<void> {
  const { sql } = bench.ledger;
  bench.clock.set(START);
  await sql`delete from batch_jobs`;
  await sql`delete from optimizations`;
  await sql`update usage_counters set used = 0 where organization_id = ${member.organizationId}`;
  const world = new LeaseWorld({ bench, member, outcomeOf });
  for (const step of steps) {
    await world.take(step);
    await world.expectSame();
  }
}

describe('a batch', () => {
  it.each<[what: string, steps: LeaseStep[]]>([
    [
      'is refined in the order of the upload and ends with its last item',
      [upload(5), claim, claimBy(1), settleFirst('done'), claim, settleOf(1, 'done'), settle('done')],
    ],
    [
      'gives what was given back to the next, before what comes after it',
      [upload(4), claim, settle('done', 'unbegun'), claim, settle('unbegun', 'again'), claim],
    ],
    [
      'lets a worker that froze fail nothing that another is running',
      [upload(1), claim, ...lost, claim, settleFirst('failed'), settle('done')],
    ],
    [
      'lets a worker that froze complete nothing that another is running',
      [upload(2), claim, ...lost, claim, settleFirst('done'), settle('failed')],
    ],
    [
      'lets a worker that froze change nothing that was tried again',
      [
        upload(1),
        claim,
        ...lost,
        claim,
        ...lost,
        retry,
        settleFirst('done'),
        claim,
        settleFirst('failed'),
        settle('done'),
      ],
    ],
    [
      'is not changed by settling twice',
      [upload(3), claim, settle('failed'), settle('done'), claim, settle('done'), settle('failed')],
    ],
    [
      'stays with a worker to the last moment of its lease',
      [upload(1), claim, pass(LEASE_MS), reconcile, pass(1), reconcile, claim],
    ],
    [
      'stays with a worker that renews its lease',
      [upload(2), claim, pass(LEASE_MS), renewOf(0), pass(LEASE_MS), reconcile, settle('done')],
    ],
    [
      "lets a worker that froze renew nobody else's lease",
      [upload(1), claim, ...lost, claim, pass(LEASE_MS), renewOf(1), pass(1), reconcile],
    ],
    [
      'is not renewed once it was given back',
      [upload(2), claim, settle('done', 'again'), renewOf(0), pass(TRY_AGAIN_MS), claim, renewOf(1), ...lost],
    ],
    [
      'waits until an item may be tried again, and not longer',
      [
        upload(2),
        claim,
        settle('again', 'done'),
        pass(TRY_AGAIN_MS - 1),
        claim,
        pass(1),
        claim,
        settle('done'),
      ],
    ],
    [
      'counts a try that was begun and none that was not',
      [
        upload(2),
        claim,
        settle('again', 'unbegun'),
        pass(TRY_AGAIN_MS),
        claim,
        settle('unbegun', 'again'),
        pass(TRY_AGAIN_MS),
        claim,
      ],
    ],
    [
      'fails an item whose workers were lost as often as it may be tried',
      [upload(1), claim, ...lost, claim, pass(LEASE_MS), reconcile, pass(1), reconcile],
    ],
    [
      'tries items of lost workers after all others and one at a time',
      [upload(4), claim, ...lost, claim, claimBy(1), claim, settle('done'), claim, settle('done'), claim],
    ],
    [
      'takes an item of a lost worker that was given back for one like others',
      [upload(3), claim, ...lost, claim, claim, settle('again', 'again'), pass(TRY_AGAIN_MS), claim],
    ],
    [
      'fails what several lost workers held at its last try',
      [
        upload(4),
        claim,
        claimBy(1),
        settleFirst('again'),
        settle('again'),
        pass(TRY_AGAIN_MS),
        claim,
        claimBy(1),
        ...lost,
      ],
    ],
    [
      'keeps the verdict on each item apart',
      [upload(2), claim, settle('kept', 'failed'), settle('done', 'done')],
    ],
    [
      "has nothing to do for a job that is not its lane's any more",
      [upload(5), claim, settle('done'), outdatedClaim, claim],
    ],
    [
      'is not started by a job from before it was tried again',
      [upload(1), claim, settle('failed'), retry, outdatedClaim, claim],
    ],
    [
      'gives no new item to anybody while it is being cancelled',
      [upload(5), claim, cancel, claimBy(1), settle('done')],
    ],
    [
      'cancels what comes back while it is being cancelled',
      [
        upload(5),
        claim,
        claimBy(1),
        cancel,
        cancel,
        settleFirst('again', 'unbegun'),
        settle('done', 'failed'),
      ],
    ],
    ['cancels what its lost workers held', [upload(4), claim, cancel, ...lost]],
    [
      'fails what was tried often enough although it is being cancelled',
      [upload(1), claim, ...lost, claim, cancel, ...lost],
    ],
    [
      'ends at once where nothing runs while it is cancelled',
      [upload(4), claim, settle('done'), cancel, cancel, claim],
    ],
    [
      'cannot be cancelled, tried again or deleted at the wrong time',
      [
        upload(1),
        retry,
        change('delete'),
        claim,
        retry,
        change('delete'),
        settle('done'),
        cancel,
        retry,
        change('delete'),
      ],
    ],
    [
      'tries only again what failed, also once it was cancelled',
      [upload(5), claim, settle('failed', 'done'), cancel, pass(1), retry, retry, claim, settle('done')],
    ],
    [
      'fails where no item was refined, and only there',
      [
        upload(3),
        claim,
        settle('failed'),
        claim,
        settle('failed'),
        retry,
        claim,
        settle('done'),
        claim,
        settle('failed'),
      ],
    ],
    [
      'tries no lost item of another batch',
      [upload(2), upload(1), claim, claimOfSecond, ...lost, claim, settle('done'), claim],
    ],
    [
      'fails an item after its last try beside another open batch',
      [upload(1), upload(1), claimOfSecond, ...lost, claimOfSecond, ...lost],
    ],
    [
      'does not wait for a lost item of another batch',
      [upload(1), upload(1), claim, claimOfSecond, ...lost, claimOfSecond, claim],
    ],
    [
      'leaves other batches alone',
      [
        upload(2),
        upload(2),
        claim,
        change('cancel', 1),
        ...lost,
        claim,
        settle('failed'),
        change('delete', 1),
        claim,
        settle('done'),
        retry,
      ],
    ],
  ])('%s', (_what, steps) => play(steps));

  it('is worked on as its items say, whoever freezes, gives up, cancels or tries again', async () => {
    const steps = fc.array(anyLeaseStep, { minLength: 10, maxLength: 30, size: 'max' });
    await fc.assert(
      fc.asyncProperty(steps, (rest) => play([upload(5), ...rest])),
      {
        numRuns: 15,
        interruptAfterTimeLimit: 40_000,
      },
    );
  });
});
