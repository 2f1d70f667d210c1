const DEADLOCK = '40P01';
const MOST_TRIES = 4;

/**
 * Does a transaction again that Postgres has taken back because it and another waited for each other: whoever
 * is erased may still be working, and what they do takes the same locks in another order.
 */
export async function retryDeadlocks<T>(transaction: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await transaction();
    } catch (error) {
      if (tries === MOST_TRIES || !isDeadlock(error)) throw error;
    }
  }
}

function isDeadlock(error: unknown): boolean {
  for (let inner: unknown = error; inner instanceof Error; inner = inner.cause) {
    if ('code' in inner && inner.code === DEADLOCK) return true;
  }
  return false;
}
