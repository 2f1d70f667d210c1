import type { Check } from '../assertions/check.ts';
import type { Notes } from '../source/notes.ts';
import { findShared } from './find-shared.ts';
import type { GatheredTest } from './gather-items.ts';

/** Most evaluators of an import. */
const MAX_EVALUATORS = 50;

/** One evaluator to be. */
export interface Slot {
  /** The first of its assertions. */
  check: Check;
  /**
   * null: its values are the same for all items, and its own. Else: how many variables its values take, in
   * the items that have any.
   */
  width: number | null;
}

/** Which values of a test go into the variables of which slot. */
export interface Plan {
  /** In the order in which their assertions come first. */
  slots: readonly Slot[];
  /** Of each test: its checks whose values its items carry. */
  carried: ReadonlyMap<GatheredTest, ReadonlyMap<Slot, Check>>;
}

/**
 * Assertions that all tests share are one evaluator with its values. Of the others, the first of a type in
 * each test are one evaluator, whose values are the items', the second ones another, and so on; what has no
 * values (patterns, schemas) must be shared. An assertion that a test has twice counts once.
 */
export function planEvaluators(tests: readonly GatheredTest[], notes: Notes): Plan {
  const shared = findShared(tests);
  const planning = new Planning(notes);
  const carried = new Map<GatheredTest, ReadonlyMap<Slot, Check>>();
  for (const test of tests) {
    const ofTest = new Map<Slot, Check>();
    const places = new Map<string, number>();
    for (const check of onceEach(test.checks)) {
      if (shared.has(check.key)) planning.share(check);
      else if (check.shape === null) notes.add(check.path, onlySome(check));
      else {
        const place = (places.get(check.slot) ?? 0) + 1;
        places.set(check.slot, place);
        const slot = planning.carry(check, place);
        if (slot) ofTest.set(slot, check);
      }
    }
    carried.set(test, ofTest);
  }
  return { slots: planning.slots(), carried };
}

function onceEach(checks: readonly Check[]): Check[] {
  const seen = new Set<string>();
  return checks.filter(({ key }) => !seen.has(key) && seen.add(key));
}

const onlySome = ({ label }: Check): string =>
  `\`${label.replaceAll('_', '-')}\` is not the same in all tests: an evaluator has one pattern, or schema, for all items`;

class Planning {
  private readonly notes: Notes;
  /** null: left out. */
  private readonly byKey = new Map<string, Slot | null>();
  private count = 0;

  constructor(notes: Notes) {
    this.notes = notes;
  }

  share(check: Check): void {
    if (this.byKey.has(check.key)) return;
    const flaw = this.count >= MAX_EVALUATORS ? null : check.flaw?.();
    if (flaw) {
      this.notes.add(check.path, flaw);
      this.byKey.set(check.key, null);
    } else this.open(check.key, { check, width: null });
  }

  carry(check: Check, place: number): Slot | null {
    const key = `${place} ${check.slot}`;
    const slot = this.byKey.get(key) ?? this.open(key, { check, width: 0 });
    if (slot && slot.width !== null) slot.width = Math.max(slot.width, check.values.length);
    return slot;
  }

  slots(): Slot[] {
    return [...this.byKey.values()].filter((slot) => slot !== null);
  }

  private open(key: string, slot: Slot): Slot | null {
    const full = this.count >= MAX_EVALUATORS;
    if (full) this.notes.add(slot.check.path, `is left out: there are ${MAX_EVALUATORS} evaluators already`);
    else this.count++;
    this.byKey.set(key, full ? null : slot);
    return full ? null : slot;
  }
}
