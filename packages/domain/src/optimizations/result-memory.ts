import type { EarlierResult, KnownResult, KnownResults } from '../context/known-results.ts';

/** How long a result answers the same request. */
export const RESULT_TTL_SECONDS = 24 * 60 * 60;

/** Of UTF-16 code units; a result takes about twice as many bytes. */
const MAX_CHARACTERS = 8 * 1024 * 1024;
const MAX_CHARACTERS_OF_ONE = 2 * 1024 * 1024;

/**
 * Results in the memory of this process, by the hash of their request: at most 8 million characters, 2
 * million of one organization, the ones used longest ago go first.
 */
export class ResultMemory implements KnownResults {
  readonly #known = new Map<string, KnownResult & { characters: number }>();
  readonly #ofOrganization = new Map<string, number>();
  #characters = 0;

  get(hash: string, now: Date): EarlierResult | null {
    const known = this.#known.get(hash);
    if (!known) return null;
    this.#known.delete(hash);
    if (now.getTime() - known.at.getTime() >= RESULT_TTL_SECONDS * 1_000) {
      this.#count(known, -1);
      return null;
    }
    this.#known.set(hash, known);
    return known.earlier;
  }

  put(hash: string, known: KnownResult): void {
    this.forget(hash);
    const characters = JSON.stringify(known.earlier).length;
    if (characters > MAX_CHARACTERS_OF_ONE) return;
    const remembered = { ...known, characters };
    this.#known.set(hash, remembered);
    this.#count(remembered, 1);
    const { organizationId } = known;
    while (this.charactersOf(organizationId) > MAX_CHARACTERS_OF_ONE)
      this.#dropOldest((other) => other.organizationId === organizationId);
    while (this.#characters > MAX_CHARACTERS) this.#dropOldest(() => true);
  }

  forget(hash: string, id?: string): void {
    const known = this.#known.get(hash);
    if (!known || (id !== undefined && known.earlier.id !== id)) return;
    this.#known.delete(hash);
    this.#count(known, -1);
  }

  /** How much is remembered of an organization. */
  charactersOf(organizationId: string): number {
    return this.#ofOrganization.get(organizationId) ?? 0;
  }

  #dropOldest(isMeant: (known: KnownResult) => boolean): void {
    for (const [hash, known] of this.#known) {
      if (!isMeant(known)) continue;
      this.forget(hash);
      return;
    }
  }

  #count({ organizationId, characters }: KnownResult & { characters: number }, sign: 1 | -1): void {
    this.#characters += sign * characters;
    const left = this.charactersOf(organizationId) + sign * characters;
    if (left > 0) this.#ofOrganization.set(organizationId, left);
    else this.#ofOrganization.delete(organizationId);
  }
}
