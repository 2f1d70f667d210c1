import type { LaneJob } from '@refinery/testing/batch-ledger.ts';
import { type Job, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { LANE_QUEUE } from '../../context/jobs.ts';

/** A worker's end of the lane queue, by hand: nothing is taken before a test asks for it. */
export interface LaneQueue {
  /** Takes the job that a worker would take now; undefined where none waits. */
  take(): Promise<TakenLane | undefined>;
  close(): Promise<void>;
}

export interface TakenLane {
  id: string;
  data: LaneJob;
  done(): Promise<void>;
  fail(error: Error): Promise<void>;
}

const TOKEN = 'test';

/** Opens the queue of a test's environment. */
export function openLaneQueue(environment: Record<string, string>): LaneQueue {
  const connection = new Redis(environment.REDIS_URL ?? '', { maxRetriesPerRequest: null });
  const prefix = environment.REDIS_PREFIX ?? '';
  const worker = new Worker<LaneJob>(LANE_QUEUE, null, { connection, prefix, autorun: false });
  return {
    take: async () => {
      const job: Job<LaneJob> | undefined = await worker.getNextJob(TOKEN, { block: false });
      if (!job) return undefined;
      return {
        id: job.id ?? '',
        data: job.data,
        done: async () => void (await job.moveToCompleted(null, TOKEN, false)),
        fail: async (error) => void (await job.moveToFailed(error, TOKEN, false)),
      };
    },
    close: async () => {
      await worker.close();
      connection.disconnect();
    },
  };
}
