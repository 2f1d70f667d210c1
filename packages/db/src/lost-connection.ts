/** What SQLSTATE, postgres.js and sockets call a connection that was lost or never came about. */
const LOST = /^(?:08|57|CONNECT|E[A-Z]{3})/;

/**
 * Whether the connection was lost; otherwise a statement was wrong, and nothing of the transaction stands.
 */
export const isLost = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && LOST.test(String(error.code));
