import type { LaneJob } from '@refinery/contracts/jobs.ts';
import { LANE_QUEUE, MAINTENANCE_QUEUE } from '@refinery/contracts/jobs.ts';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';

/** The queues, for adding jobs and asking after them. Both reject at once while Redis is down. */
export interface Queues {
  lanes(): Promise<Queue<LaneJob>>;
  maintenance(): Promise<Queue>;
  close(): Promise<void>;
}

/** Event streams are for watching, not for work: keep them short. */
const MAX_STREAM_EVENTS = 1_000;

/** Opens the queues on one connection. Nothing is sent before the first use. */
export function createQueues(connection: Redis, prefix: string): Queues {
  const lanes = lazily<LaneJob>(LANE_QUEUE, connection, prefix);
  const maintenance = lazily<unknown>(MAINTENANCE_QUEUE, connection, prefix);
  return {
    lanes: lanes.open,
    maintenance: maintenance.open,
    close: async () => {
      await Promise.allSettled([lanes.close(), maintenance.close()]);
    },
  };
}

/**
 * Opens a queue at its first use and again after a failed opening: a BullMQ queue whose connection was not ready when
 * it was made never recovers.
 */
function lazily<T>(name: string, connection: Redis, prefix: string) {
  let queue: Queue<T> | undefined;
  return {
    open: async (): Promise<Queue<T>> => {
      if (connection.status !== 'ready') throw new Error(`Redis is out of reach (${connection.status}).`);
      queue ??= openQueue<T>(name, connection, prefix);
      try {
        await queue.waitUntilReady();
        return queue;
      } catch (error) {
        queue = undefined;
        throw error;
      }
    },
    close: async (): Promise<void> => queue?.close(),
  };
}

function openQueue<T>(name: string, connection: Redis, prefix: string): Queue<T> {
  const queue = new Queue<T>(name, {
    connection,
    prefix,
    streams: { events: { maxLen: MAX_STREAM_EVENTS } },
  });
  // Every failed command rejects where it was sent; the connection itself logs the outage.
  queue.on('error', () => undefined);
  return queue;
}
