import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { DelayedError, type Job, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { endUnderLock } from './end-under-lock.ts';

/** Longer than a test takes: locks end only where the test says so. */
const LOCKS = { lockDuration: 600_000, stalledInterval: 300_000 };

const test = fixture(openTestContext);
let redis: Redis;
let queues = 0;

beforeAll(async () => {
  redis = new Redis(test.environment.REDIS_URL ?? '', { maxRetriesPerRequest: null });
});
afterAll(async () => {
  redis.disconnect();
});

interface Held {
  job: Job;
  lock: string;
}

/**
 * A worker that does one job, `meanwhile` something else happens, and it is told to stop before the work ends
 * with `end`.
 */
async function stopDuring(
  meanwhile: (held: Held) => Promise<unknown>,
  end: (job: Job, token: string | undefined) => Promise<void>,
) {
  const shared = { connection: redis, prefix: test.environment.REDIS_PREFIX ?? '' };
  const queue = new Queue(`ends-${queues++}`, shared);
  onTestFinished(() => queue.close());
  await queue.add('job', {}, { removeOnComplete: true, attempts: 2, backoff: LOCKS.lockDuration });
  const begun = Promise.withResolvers<Job>();
  const told = Promise.withResolvers<void>();
  const work = endUnderLock(redis, LOCKS, async (job, token) => {
    begun.resolve(job);
    await told.promise;
    await end(job, token);
  });
  const worker = new Worker(queue.name, work, { ...shared, ...LOCKS });
  const job = await begun.promise;
  const lock = `${job.queueQualifiedName}:${job.id}:lock`;
  await meanwhile({ job, lock });
  const closed = worker.close();
  told.resolve();
  await closed;
  const { active, waiting, delayed } = await queue.getJobCounts();
  return { active, waiting, delayed, lock: await redis.get(lock) };
}

const kept = async () => undefined;
const ranOut = async ({ lock }: Held) => expect(await redis.del(lock)).toBe(1);
const succeed = async () => undefined;
const fail = () => Promise.reject(new Error('The work failed.'));
const putBack = async (job: Job, token: string | undefined) => {
  await job.moveToDelayed(Date.now() + LOCKS.lockDuration, token);
  throw new DelayedError();
};

describe.each([
  ['kept', kept],
  ['run out', ranOut],
])('a worker that is told to stop and has %s the lock of its job', (_case, meanwhile) => {
  it('ends the job', async () => {
    const left = await stopDuring(meanwhile, succeed);
    expect(left).toEqual({ active: 0, waiting: 0, delayed: 0, lock: null });
  });

  it('puts it off where the work failed', async () => {
    const left = await stopDuring(meanwhile, fail);
    expect(left).toEqual({ active: 0, waiting: 0, delayed: 1, lock: null });
  });

  it('puts it off where the work was put back', async () => {
    const left = await stopDuring(meanwhile, putBack);
    expect(left).toEqual({ active: 0, waiting: 0, delayed: 1, lock: null });
  });
});

it('a worker leaves a job alone that another one has by then', async () => {
  const taken = ({ lock }: Held) => redis.set(lock, 'another worker', 'PX', LOCKS.lockDuration);
  const left = await stopDuring(taken, succeed);
  expect(left).toEqual({ active: 1, waiting: 0, delayed: 0, lock: 'another worker' });
});
