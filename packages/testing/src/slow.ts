/**
 * For a test that takes 20 s and more by itself, such as one that kills processes again and again: a busy
 * machine gets five minutes for it.
 */
export const SLOW = { timeout: 300_000 };
