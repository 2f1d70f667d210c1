import { OverloadError } from './overload-error.ts';

/** Counts the bytes of the bodies that a process holds in memory. */
export interface HeldBodies {
  /**
   * Counts more bytes, until what is returned is called, which may be done more than once. A body whose size
   * is not known ahead is counted piece by piece.
   * @throws {OverloadError} where there would be too many
   */
  hold(bytes: number): () => void;
  /** How many bytes are held. */
  readonly bytes: number;
}

/** @param maxBytes of all bodies together */
export function createHeldBodies(maxBytes: number): HeldBodies {
  let held = 0;
  return {
    hold(bytes) {
      if (held + bytes > maxBytes) throw new OverloadError();
      held += bytes;
      let isHeld = true;
      return () => {
        if (isHeld) held -= bytes;
        isHeld = false;
      };
    },
    get bytes() {
      return held;
    },
  };
}
