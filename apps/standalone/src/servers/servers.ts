/** A Postgres or a Redis that the product works with. */
export interface Server {
  url: string;
  /** Ends it where it is ours. */
  stop(): Promise<void>;
  /** Ends it at once where it is ours; only while `stop` has not come to its end. */
  kill(): void;
}

/** A server somebody else runs: it is left alone. */
export const givenServer = (url: string): Server => ({ url, stop: async () => {}, kill: () => {} });

/** Sends a signal to a process that may be gone by now. */
export function killQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already.
  }
}
