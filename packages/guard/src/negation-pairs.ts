import { type Negation, negationsIn } from './scope.ts';
import type { Reading } from './statements.ts';

/** A key near more negations than this is looked up no further. */
const MOST_PLACES = 48;

/** Which negations reach which words. */
function placesOf(negations: readonly Negation[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [index, { reach }] of negations.entries())
    for (const key of reach) {
      const list = places.get(key);
      if (!list) places.set(key, [index]);
      else if (list.length < MOST_PLACES) list.push(index);
    }
  return places;
}

/** Which negation of the refined text stands for which of the original. */
export class Pairs {
  private readonly partners: (number | undefined)[];
  private readonly taken = new Set<number>();
  private readonly own: readonly Negation[];
  private readonly other: readonly Negation[];
  private ownPlaces: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(own: readonly Negation[], other: readonly Negation[]) {
    this.own = own;
    this.other = other;
    this.partners = new Array<number | undefined>(own.length).fill(undefined);
    const places = placesOf(other);
    for (const mayShare of [false, true])
      for (const [index, negation] of own.entries()) {
        if (this.partners[index] !== undefined || negation.want.length === 0) continue;
        const partner = this.best(negation, places, mayShare);
        if (partner === undefined) continue;
        this.partners[index] = partner;
        this.taken.add(partner);
      }
  }

  private best(
    negation: Negation,
    places: ReadonlyMap<string, readonly number[]>,
    mayShare: boolean,
  ): number | undefined {
    const counts = new Map<number, number>();
    for (const key of negation.want)
      for (const index of places.get(key) ?? []) counts.set(index, (counts.get(index) ?? 0) + 1);
    let best: number | undefined;
    let bestScore = 0;
    for (const [index, count] of counts) {
      const one = this.other[index];
      if (!one || (this.taken.has(index) && !(mayShare && negation.linked))) continue;
      if (one.keeper && negation.changing.length === 0 && !negation.keeper) continue;
      const hasFirst = one.reach.has(negation.want[0] ?? '');
      const needed = Math.max(
        1,
        negation.want.length -
          (one.keeper || (negation.modifying.length > 0 && one.modifying.length > 0) ? 1 : 0),
      );
      if (count < Math.min(2, needed) && !(hasFirst && 2 * count >= needed)) continue;
      const score = count + (one.want[0] === negation.want[0] ? 0.5 : 0) + (one.keeper ? 0 : 0.25);
      if (score > bestScore) {
        best = index;
        bestScore = score;
      }
    }
    return best;
  }

  partnerOf(index: number): Negation | undefined {
    const partner = this.partners[index];
    return partner === undefined ? undefined : this.other[partner];
  }

  isTaken(index: number): boolean {
    return this.taken.has(index);
  }

  /** True where a negation or keeper of the original reaches what `negation` negates. */
  isReached(negation: Negation): boolean {
    this.ownPlaces ??= placesOf(this.own);
    const counts = new Map<number, number>();
    for (const key of negation.want)
      for (const index of this.ownPlaces.get(key) ?? []) counts.set(index, (counts.get(index) ?? 0) + 1);
    for (const [index, count] of counts) {
      const isKeeper = this.own[index]?.keeper === true;
      if (isKeeper && negation.changing.length === 0) continue;
      if (count >= Math.min(2, negation.want.length - (isKeeper ? 1 : 0))) return true;
    }
    return false;
  }
}

/** The negations of a whole text, for what a group dropped because the text says it elsewhere. */
export class KnownNegations {
  private readonly negations: Negation[];
  private readonly places: ReadonlyMap<string, readonly number[]>;

  constructor(reading: Reading) {
    this.negations = reading.statements.flatMap((statement) => negationsIn(reading, statement, false));
    this.places = placesOf(this.negations);
  }

  states(negation: Negation): boolean {
    return (this.places.get(negation.want[0] ?? '') ?? []).some((index) =>
      negation.want.every((key) => this.negations[index]?.reach.has(key)),
    );
  }
}
