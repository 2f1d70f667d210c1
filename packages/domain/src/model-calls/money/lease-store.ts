/** What a process asks of a monthly budget. Amounts are in millionths of a US dollar. */
export interface Claim {
  /** What calls need that wait. Below zero: what is given back. */
  need: number;
  /** What the smallest of them needs: where no more than less is left, nothing is taken. */
  least: number;
  /** What may be taken ahead for the calls after them; never more than an eighth of what is left. */
  extra: number;
  /** What is spent already beyond what was granted: it is charged whether or not there is room. */
  overdrawn: number;
}

/** Where a budget stands after a claim. */
export interface Grant {
  /** All that the lease was granted so far. */
  granted: number;
  /** How much this claim brought: less than was needed where no more is left. */
  taken: number;
  /** The monthly budget; null: none. */
  limit: number | null;
  /** What stands charged of it, leases included. */
  charged: number;
}

/** A call that has begun and not ended, as it is noted for the case that its process dies. */
export interface RunningNote {
  id: string;
  apiKeyId: string | null;
  /** The price of its input. */
  micros: number;
  destination: 'calls' | 'sums';
  /** The row that it becomes, as JSON. */
  call: string;
}

/**
 * What became of a lease since it was written last. Totals are those since it began, so that writing them
 * again changes nothing.
 */
export interface LeaseState {
  id: string;
  organizationId: string;
  spent: number;
  keys: readonly { apiKeyId: string; spent: number }[];
  begun: readonly RunningNote[];
  /** Ids of noted calls that are written down elsewhere by now. */
  ended: readonly string[];
}

interface LeaseOwner {
  leaseId: string;
  organizationId: string;
}

/**
 * Where processes hold money. A lease that its process has not renewed in time is ended by others, who book
 * what is known of its calls.
 */
export interface LeaseStore {
  /**
   * Claims money for a lease, and makes the lease where it is `new`. Null where the lease was ended by
   * others, or the organization or key is gone.
   */
  take(owner: LeaseOwner & { apiKeyId: string | null; isNew: boolean }, claim: Claim): Promise<Grant | null>;
  /**
   * Writes states and renews the leases. Answers the ids of those that others have ended, and of those that
   * could not be written now.
   */
  write(states: readonly LeaseState[]): Promise<{ over: ReadonlySet<string>; failed: ReadonlySet<string> }>;
  /** Ends a lease and gives back what is left of it. */
  end(state: LeaseState): Promise<void>;
}
