import { readAhead } from '@refinery/domain/concurrency/read-ahead.ts';
import type { FastifyRequest } from 'fastify';

/** Reads what must be known before a request is handled. Calls to models do not wait long for it. */
export const readBefore = <T>({ routeOptions }: FastifyRequest, read: () => Promise<T>): Promise<T> =>
  routeOptions.config.isModelCall ? readAhead(read) : read();
