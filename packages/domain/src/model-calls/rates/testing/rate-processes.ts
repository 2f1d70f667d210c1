import { randomUUID } from 'node:crypto';
import { DEFAULT_PLANS } from '@refinery/contracts/plans.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { createBackground } from '../../../context/background.ts';
import { CallRateError } from '../call-rate-error.ts';
import { type CallRates, type CallToCount, createCallRates, type RateTake } from '../call-rates.ts';

interface RateProcessesOptions {
  log?: string[];
  /** Default: so long that no busy machine counts alone. */
  longestWaitMs?: number;
}

/** What would be several processes: each with a memory and a connection of its own, and one clock. */
export function openRateProcesses(
  redisUrl: string,
  count: number,
  { log = [], longestWaitMs = 600_000 }: RateProcessesOptions = {},
) {
  const clock = new TestClock(new Date(Date.UTC(2026, 4, 4, 23, 59, 30)));
  const logger = pino({ level: 'warn' }, { write: (line: string) => void log.push(line) });
  const background = createBackground(logger);
  const keyPrefix = `rates-${randomUUID()}:`;
  const connections = Array.from(
    { length: count },
    () => new Redis(redisUrl, { keyPrefix, enableOfflineQueue: false, maxRetriesPerRequest: 1 }),
  );
  for (const redis of connections) redis.on('error', () => undefined);
  const processes = connections.map((redis) =>
    createCallRates({ redis, logger, background, clock, plans: DEFAULT_PLANS, longestWaitMs }),
  );
  return {
    clock,
    processes,
    connections,
    keyPrefix,
    ready: () =>
      Promise.all(connections.map((redis) => new Promise((resolve) => void redis.once('ready', resolve)))),
    settled: () => background.settled(),
    close: () => {
      for (const redis of connections) redis.disconnect();
    },
  };
}

const nothing: CallToCount = {
  organizationId: 'o',
  plan: 'enterprise',
  apiKeyId: 'k',
  rateLimitPerMinute: null,
  tokensPerMinute: null,
  tokens: 1,
};

/** Takes for a call, or gives the refusal. */
export async function take(
  rates: CallRates | undefined,
  call: Partial<CallToCount>,
): Promise<RateTake | CallRateError> {
  if (!rates) throw new Error('There is no such process.');
  try {
    return await rates.take({ ...nothing, ...call });
  } catch (error) {
    if (error instanceof CallRateError) return error;
    throw error;
  }
}

export const isRefused = (answer: RateTake | CallRateError): answer is CallRateError =>
  answer instanceof CallRateError;
