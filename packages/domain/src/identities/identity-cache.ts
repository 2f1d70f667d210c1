/** Identities in the memory of a process; the one used longest ago goes first. */
const MAX_IDENTITIES = 10_000;

/**
 * Identities that were found lately, by what their callers show. One is dropped when the database tells that something it
 * depends on has changed; while nobody would hear of that, each is looked up each time.
 */
export class IdentityCache<T> {
  readonly #isCurrent: () => boolean;
  readonly #idsOf: (identity: T) => readonly string[];
  readonly #identities = new Map<string, T>();
  /** What is to be dropped with a change of an id. */
  readonly #names = new Map<string, Set<string>>();
  #changes = 0;

  /** `idsOf`: of everything that an identity depends on. */
  constructor(isCurrent: () => boolean, idsOf: (identity: T) => readonly string[]) {
    this.#isCurrent = isCurrent;
    this.#idsOf = idsOf;
  }

  get size(): number {
    return this.#identities.size;
  }

  /** Whether the identity of whoever shows `name` is remembered. */
  knows(name: string): boolean {
    return this.#isCurrent() && this.#identities.has(name);
  }

  /** The identity of whoever shows `name`, as it is known or as `load` finds it. */
  async find(name: string, load: () => Promise<T | undefined>): Promise<T | undefined> {
    const wasCurrent = this.#isCurrent();
    const known = wasCurrent ? this.#identities.get(name) : undefined;
    if (known) return this.#markUsed(name, known);
    const before = this.#changes;
    const found = await load();
    // What changed meanwhile may have been read before it did.
    if (found && wasCurrent && this.#isCurrent() && before === this.#changes) this.#keep(name, found);
    return found;
  }

  /** Drops what depends on the thing with this id. */
  forget(id: string): void {
    this.#changes++;
    for (const name of this.#names.get(id) ?? []) this.#drop(name);
  }

  clear(): void {
    this.#changes++;
    this.#identities.clear();
    this.#names.clear();
  }

  #markUsed(name: string, identity: T): T {
    this.#identities.delete(name);
    this.#identities.set(name, identity);
    return identity;
  }

  #keep(name: string, identity: T): void {
    this.#drop(name);
    this.#identities.set(name, identity);
    for (const id of this.#idsOf(identity)) this.#names.set(id, (this.#names.get(id) ?? new Set()).add(name));
    if (this.#identities.size > MAX_IDENTITIES) {
      const oldest = this.#identities.keys().next();
      if (!oldest.done) this.#drop(oldest.value);
    }
  }

  #drop(name: string): void {
    const identity = this.#identities.get(name);
    if (identity === undefined) return;
    this.#identities.delete(name);
    for (const id of this.#idsOf(identity)) {
      const names = this.#names.get(id);
      names?.delete(name);
      if (names?.size === 0) this.#names.delete(id);
    }
  }
}
