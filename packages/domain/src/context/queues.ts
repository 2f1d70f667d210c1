import type { LaneJob } from '@refinery/contracts/jobs.ts';
import { LANE_QUEUE, MAINTENANCE_QUEUE } from '@refinery/contracts/jobs.ts';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';

export interface Queues {
  lanes: Queue<LaneJob>;
  maintenance: Queue;
  close(): Promise<void>;
}

/** Event streams are for watching, not for work: keep them short. */
const MAX_STREAM_EVENTS = 1_000;

/**
 * Opens the queues for adding jobs. Nothing is fetched on opening; where Redis is down, adding fails at once
 * and the reconciler adds the job later.
 */
export function createQueues(connection: Redis, prefix: string): Queues {
  const options = {
    connection,
    prefix,
    skipWaitingForReady: true,
    streams: { events: { maxLen: MAX_STREAM_EVENTS } },
  };
  const lanes = new Queue<LaneJob>(LANE_QUEUE, options);
  const maintenance = new Queue(MAINTENANCE_QUEUE, options);
  for (const queue of [lanes, maintenance]) queue.on('error', () => undefined);
  return {
    lanes,
    maintenance,
    close: async () => {
      await Promise.allSettled([lanes.close(), maintenance.close()]);
    },
  };
}
