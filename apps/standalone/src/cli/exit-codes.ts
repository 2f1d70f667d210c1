export const DONE = 0;
/**
 * It was refused, there is no such thing, or something is out of reach. Nothing was changed, unless it was
 * said to be.
 */
export const FAILED = 1;
/** The arguments make no sense. Nothing was begun. */
export const WRONG_USAGE = 2;
/** `audit verify`: a chain is broken. */
export const BROKEN_CHAIN = 3;
