/** What a vendor keeps, each for a while after it was last used. */
export class KeptPrefixes {
  readonly #until = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  has(prefix: string): boolean {
    return (this.#until.get(prefix) ?? 0) > this.#now();
  }

  /** Keeps it, or keeps it for longer. */
  keep(prefix: string, lifetimeMs: number): void {
    this.#until.set(prefix, Math.max(this.#until.get(prefix) ?? 0, this.#now() + lifetimeMs));
  }
}
