/** A lane that finds its organization's share in use looks again after so long. */
const WAIT_MS = 250;
/**
 * Lanes of one organization look again at most so often, however many wait: each look costs Redis a few
 * commands.
 */
const SPACING_MS = 20;

export interface OwnerTurns {
  /** Takes a place of the organization's share; the answer gives it back. Null where all are in use. */
  enter(organizationId: string): (() => void) | null;
  /** In how many milliseconds a lane that found no place is to look again. */
  waitMs(organizationId: string): number;
}

interface TurnsOptions {
  /** Lanes of one organization that run in this process at the same time. */
  share: number;
  /** Milliseconds on a clock that never goes back. */
  now: () => number;
}

/**
 * Bounds how many slots of a worker one organization has at a time, so that one whose vendor hangs, or whose
 * texts are long, leaves slots to all others.
 */
export function createOwnerTurns({ share, now }: TurnsOptions): OwnerTurns {
  const running = new Map<string, number>();
  const nextLook = new Map<string, number>();
  return {
    enter(organizationId) {
      const count = running.get(organizationId) ?? 0;
      if (count >= share) return null;
      running.set(organizationId, count + 1);
      return () => {
        const left = (running.get(organizationId) ?? 1) - 1;
        if (left) running.set(organizationId, left);
        else {
          running.delete(organizationId);
          nextLook.delete(organizationId);
        }
      };
    },
    waitMs(organizationId) {
      const earliest = now() + WAIT_MS;
      const at = Math.max(earliest, (nextLook.get(organizationId) ?? 0) + SPACING_MS);
      nextLook.set(organizationId, at);
      return at - now();
    },
  };
}
