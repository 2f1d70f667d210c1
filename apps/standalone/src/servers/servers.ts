/** A Postgres or a Redis that the product works with. */
export interface Server {
  url: string;
  /** Ends it where it is ours. */
  stop(): Promise<void>;
  /** Ends it at once where it is ours, without waiting for anything. */
  kill(): void;
}

/** A server somebody else runs: it is left alone. */
export const givenServer = (url: string): Server => ({ url, stop: async () => {}, kill: () => {} });
