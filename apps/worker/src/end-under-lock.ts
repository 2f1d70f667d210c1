import { DelayedError, type Job, type WorkerOptions } from 'bullmq';
import type { Redis } from 'ioredis';

/** Does the work of a queue job. The token is its lock's. */
type Work<T> = (job: Job<T>, token: string | undefined) => Promise<void>;

type Locks = Required<Pick<WorkerOptions, 'lockDuration'>>;

/**
 * Does the work and then takes the job's lock again where that has run out meanwhile, as it does on a machine
 * that stands still for longer, and nobody else has it. BullMQ notes the end of a job only under its lock,
 * and says nothing where it cannot. Another look at stalled jobs would free this one, but a worker that was
 * told to stop takes none: the job would stay active.
 */
export const endUnderLock =
  <T>(redis: Redis, { lockDuration }: Locks, work: Work<T>): Work<T> =>
  async (job, token) => {
    const lock = async (): Promise<void> => {
      const key = `${job.queueQualifiedName}:${job.id}:lock`;
      // Where this fails, noting the end fails as well.
      if (token) await redis.set(key, token, 'PX', lockDuration, 'NX').catch(() => undefined);
    };
    try {
      await work(job, token);
    } catch (error) {
      // Whoever throws this has put the job back and given up its lock.
      if (!(error instanceof DelayedError)) await lock();
      throw error;
    }
    await lock();
  };
