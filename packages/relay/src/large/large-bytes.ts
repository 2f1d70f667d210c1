/** What is as large as this, or larger, is read in a thread, and neither copied nor allocated at once. */
export const LARGE_BYTES = 256 * 1024;
