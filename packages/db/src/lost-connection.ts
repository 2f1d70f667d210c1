/** Codes of postgres.js and of sockets for a connection that is gone. */
const GONE = new Set(['CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/**
 * Waits for ever where `error` says that the connection of the running transaction is lost, else throws it.
 *
 * A transaction whose work rejects is rolled back. postgres.js 3.4 sends that ROLLBACK even on a connection that has
 * closed, which throws where nobody can catch it (`Cannot read properties of null`) and takes the connection out of the
 * pool for good. The transaction itself has been rejected by then: its caller waits for nothing.
 */
export async function rethrowUnlessLost(error: unknown): Promise<never> {
  if (isLost(error)) return new Promise<never>(() => undefined);
  throw error;
}

function isLost(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    // The server ends a session with an error of this severity: a restart, or a limit on its time.
    if ('severity' in current && current.severity === 'FATAL') return true;
    const code = 'code' in current && typeof current.code === 'string' ? current.code : '';
    // Other sockets fail with the same codes; postgres.js adds the query to its own errors.
    if (GONE.has(code) && 'query' in current) return true;
  }
  return false;
}
