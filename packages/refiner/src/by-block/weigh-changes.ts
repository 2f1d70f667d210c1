import type { Range } from '@refinery/text/range.ts';
import type { Replacement } from '../edits/apply-edits.ts';
import { applyChanges } from './apply-changes.ts';
import { type Attributed, attribute } from './attribute.ts';
import type { Change } from './change.ts';
import { movingChanges } from './place.ts';
import { type Refusal, refusalOf } from './propose.ts';
import type { Units } from './units.ts';

/** A change that may be taken, with what the guard found of it. */
export interface Weighed {
  change: Change;
  found: Attributed;
  /** Where it stands in the result. */
  place: Range;
}

/** What changes that may be taken make of a text. */
export interface MadeText {
  text: string;
  /** What was replaced in the text that the writer saw. */
  edits: Replacement[];
  weighed: Weighed[];
}

export interface WeighedText extends MadeText {
  refusals: Refusal[];
}

/** Changes go one by one or some at a time; after so many rounds all that are left go. */
const MOST_ROUNDS = 12;

const MOVES = 'it changes what other blocks are or stand under';

/**
 * Makes changes and refuses those that move what nobody touched or lose something for certain, until what is
 * left does neither. What is refused stays as it was, to the byte. Linear in the text and its changes, times
 * a few rounds.
 */
export function weighChanges(units: Units, proposed: readonly Change[]): WeighedText {
  let changes = [...proposed];
  const refusals: Refusal[] = [];
  const refuse = (which: ReadonlySet<number>, reasonOf: (at: number) => string): void => {
    for (const at of which) {
      const change = changes[at];
      if (change) refusals.push(refusalOf(units, change, reasonOf(at)));
    }
    changes = changes.filter((_, at) => !which.has(at));
  };
  for (let round = 0; round < MOST_ROUNDS && changes.length > 0; round++) {
    const applied = applyChanges(units, changes);
    const moving = movingChanges(units, changes, applied);
    if (moving.size > 0) {
      refuse(moving, () => MOVES);
      continue;
    }
    const findings = units.texts.check(units.text, applied.text);
    const places = changes.map((change, at) => ({
      change,
      original: rangeOf(units, change),
      rewritten: applied.changed[at] ?? { start: 0, end: 0 },
    }));
    const found = attribute(findings, places);
    const losing = new Set(found.keys().filter((at) => lossIn(found[at]) !== undefined));
    if (losing.size === 0) {
      const weighed = places.map(({ change, rewritten }, at) => ({
        change,
        found: found[at] ?? { requirements: [], added: [] },
        place: rewritten,
      }));
      return { text: applied.text, edits: applied.edits, weighed, refusals };
    }
    refuse(losing, (at) => lossIn(found[at]) ?? '');
  }
  refuse(new Set(changes.keys()), () => MOVES);
  return { text: units.text, edits: [], weighed: [], refusals };
}

/** What was lost for certain, in words for the user. */
function lossIn(found: Attributed | undefined): string | undefined {
  const lost = found?.requirements.find(({ verdict }) => verdict === 'lost');
  const added = found?.added.find(({ verdict }) => verdict === 'lost');
  const one = lost ?? added;
  return one && `${one.kind}: ${one.reason ?? 'it is lost'}`;
}

export const rangeOf = ({ units }: Units, { first, last }: Change): Range => ({
  start: units[first]?.start ?? 0,
  end: units[last]?.end ?? 0,
});
