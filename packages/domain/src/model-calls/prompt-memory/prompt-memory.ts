import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { CameLately } from './came-lately.ts';
import { createPromptNamer, type PromptNamer } from './prompt-names.ts';

/** What prompts came lately; none of their texts is kept anywhere. */
export interface PromptMemory {
  names: PromptNamer;
  lately: CameLately;
}

export interface PromptMemoryOptions {
  redis: Redis;
  logger: Logger;
  clock: { now(): Date };
  /** The same in all processes. With another one nothing is known any more. */
  secret: Buffer;
  /** No call waits longer for Redis. Milliseconds; default: 25. */
  mostWaitMs?: number;
}

export const createPromptMemory = ({ secret, ...options }: PromptMemoryOptions): PromptMemory => ({
  names: createPromptNamer(secret),
  lately: new CameLately(options),
});
