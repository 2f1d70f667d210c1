import { MAINTENANCE_QUEUE } from '@refinery/domain/context/jobs.ts';
import type { LaneData, Queues } from '@refinery/domain/context/queues.ts';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';

/** Event streams are for watching, not for work: keep them short. */
const MAX_STREAM_EVENTS = 1_000;

/** Opens the queues on one connection. Nothing is sent before the first use. */
export function createQueues(connection: Redis, prefix: string): Queues {
  const lanes = new Map<string, Lazy<LaneData>>();
  const work = (name: string): Promise<Queue<LaneData>> => {
    const queue = lanes.get(name) ?? lazily<LaneData>(name, connection, prefix);
    lanes.set(name, queue);
    return queue.open();
  };
  const maintenance = lazily<unknown>(MAINTENANCE_QUEUE, connection, prefix);
  return {
    work,
    maintenance: maintenance.open,
    close: async () => {
      await Promise.allSettled([...lanes.values(), maintenance].map((queue) => queue.close()));
    },
  };
}

interface Lazy<T> {
  open(): Promise<Queue<T>>;
  close(): Promise<void>;
}

/**
 * Opens a queue at its first use and again after a failed opening: a BullMQ queue whose connection was not
 * ready when it was made never recovers.
 */
function lazily<T>(name: string, connection: Redis, prefix: string): Lazy<T> {
  let queue: Queue<T> | undefined;
  return {
    open: async (): Promise<Queue<T>> => {
      if (connection.status !== 'ready') throw new Error(`Redis cannot be reached (${connection.status}).`);
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
