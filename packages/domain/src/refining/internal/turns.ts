import { setImmediate as nextTurn } from 'node:timers/promises';

/** Inline work of so many milliseconds lets others have their turn first. */
const TURN_MS = 4;
/** Inline work that took half of so long is much. */
const WINDOW_MS = 2_000;

/**
 * Runs short work at once, but lets the event loop turn where much of it comes in a row, or from many. `now`
 * is in milliseconds.
 */
export function createTurns(now: () => number = () => performance.now()) {
  let spent = 0;
  /** For everybody who came since too much was done in this turn: they share the next ones in their order. */
  let turn: Promise<void> | undefined;
  let windowFrom = now();
  let spentInWindow = 0;
  let spentBefore = 0;

  const moveWindow = (at: number): void => {
    if (at - windowFrom < WINDOW_MS) return;
    spentBefore = at - windowFrom < 2 * WINDOW_MS ? spentInWindow : 0;
    spentInWindow = 0;
    windowFrom = at;
  };

  return {
    async run<R>(work: () => R): Promise<R> {
      while (spent >= TURN_MS) {
        turn ??= nextTurn().then(() => {
          spent = 0;
          turn = undefined;
        });
        await turn;
      }
      const started = now();
      moveWindow(started);
      try {
        return work();
      } finally {
        const took = now() - started;
        spent += took;
        spentInWindow += took;
      }
    },
    /** Whether such work has taken half of the last seconds. */
    isMuch: () => {
      moveWindow(now());
      return Math.max(spentInWindow, spentBefore) >= WINDOW_MS / 2;
    },
  };
}
