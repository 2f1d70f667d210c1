/** What callers are told of a limit. */
export interface RateFacts {
  limit: number;
  /** As far as this process knows: others may have spent of it since. */
  remaining: number;
  resetSeconds: number;
}
