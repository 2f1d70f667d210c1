/** Every rewrite passed. */
export const PASSED = 0;
/** One at least did not. */
export const FAILED = 1;
/** Something could not be read, so it was not checked. */
export const UNCHECKED = 2;
