import { DomainError } from '@refinery/domain/errors/domain-error.ts';

const RETRY_SECONDS = 5;

/** How much of one kind each organization has under way in this process. */
export interface Slots {
  /**
   * Takes a slot and answers how to give it back. Errors: `rate_limited` where the organization has all it
   * may.
   */
  take(organizationId: string): () => void;
  /** Slots that are taken, of all organizations. */
  taken(): number;
}

/** @param what the thing that is counted, in the plural and as a caller knows it */
export function createSlots(most: number, what: string): Slots {
  const taken = new Map<string, number>();
  const add = (organizationId: string, difference: number): void => {
    const count = (taken.get(organizationId) ?? 0) + difference;
    if (count) taken.set(organizationId, count);
    else taken.delete(organizationId);
  };
  return {
    take: (organizationId) => {
      if ((taken.get(organizationId) ?? 0) >= most) {
        const detail = `An organization may have only ${most} ${what} at the same time. Wait until one has ended.`;
        throw new DomainError('rate_limited', detail, { retryAfterSeconds: RETRY_SECONDS });
      }
      add(organizationId, 1);
      let isTaken = true;
      return () => {
        if (isTaken) add(organizationId, -1);
        isTaken = false;
      };
    },
    taken: () => taken.values().reduce((sum, count) => sum + count, 0),
  };
}
