import { stem } from '../text/stem.ts';

/** A key that is near more places than this counts as near to every place. */
const MOST_PLACES = 48;

/** Which keys stand near which places of a text. Lookups cost a bounded number of steps whatever the text repeats. */
export class Occurrences {
  private readonly places = new Map<string, number[]>();
  private current = -1;

  /** Starts the next place. */
  open(): void {
    this.current++;
  }

  /** Says that `key` stands near the current place. */
  add(key: string): void {
    const list = this.places.get(key);
    if (!list) this.places.set(key, [this.current]);
    else if (list.length < MOST_PLACES && list.at(-1) !== this.current) list.push(this.current);
  }

  /** The largest number of `keys` that stand near one place, and whether the first key is among them there. */
  mostNear(keys: readonly string[]): { count: number; hasFirst: boolean } {
    const counts = new Map<number, number>();
    const unique = [...new Set(keys)];
    const everywhere = unique.filter((key) => (this.places.get(key)?.length ?? 0) >= MOST_PLACES);
    const firstEverywhere = everywhere[0] === unique[0] && everywhere.length > 0;
    const first = new Set(this.places.get(unique[0] ?? ''));
    let best = { count: everywhere.length, hasFirst: firstEverywhere };
    for (const key of unique)
      for (const place of everywhere.includes(key) ? [] : (this.places.get(key) ?? [])) {
        const count = (counts.get(place) ?? everywhere.length) + 1;
        counts.set(place, count);
        const hasFirst = firstEverywhere || first.has(place);
        if (count > best.count || (count === best.count && hasFirst)) best = { count, hasFirst };
      }
    return best;
  }
}

/** Stems of the words of a list. */
export function stemsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').map(stem));
}
