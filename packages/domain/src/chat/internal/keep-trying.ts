import { setTimeout } from 'node:timers/promises';
import { DomainError } from '../../errors/domain-error.ts';

/** Between tries, in milliseconds. */
const WAITS_MS = [100, 200, 400, 800];

/**
 * Tries again where it is not refused: a database that is away for a moment would cost a reply that is paid
 * for. Throws what the last try does.
 */
export async function keepTrying<T>(work: () => Promise<T>): Promise<T> {
  for (const waitMs of WAITS_MS) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DomainError) throw error;
      await setTimeout(waitMs);
    }
  }
  return work();
}
