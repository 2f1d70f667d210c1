import type { Draft } from '../draft/draft.ts';
import { settleAgain } from '../draft/render.ts';
import { changedUnits, textAfter, type Unit } from './changed-units.ts';
import { faultsOf, newFaults } from './faults.ts';
import { readSegments, readWords } from './words.ts';

/** Of a sentence with more edits all are undone at once. */
const MOST_CHOICES = 24;
/** So many edits of a sentence are undone one by one before all of them go. */
const MOST_UNDONE = 4;

/**
 * Undoes edits of sentences that are broken and were not: first the one without which the fewest faults are
 * left, and so on; all of them where that does not help. Takes a settled draft, which is to be settled again
 * where this says true.
 */
export function undoBroken(draft: Draft): boolean {
  let undone = false;
  for (const unit of changedUnits(draft)) undone = mend(draft, unit) || undone;
  return undone;
}

function mend(draft: Draft, unit: Unit): boolean {
  const before = faultsOf(readSegments(draft, unit.parts));
  const countFaults = (): number =>
    newFaults(before, faultsOf(readWords(textAfter(draft, unit), unit.language))).length;
  let left = countFaults();
  if (left === 0) return false;
  let choices = unit.choices.size > MOST_CHOICES ? [] : [...unit.choices];
  for (let round = 0; round < MOST_UNDONE && left > 0; round++) {
    let best: readonly number[] | undefined;
    for (const choice of choices) {
      const faults = without(draft, unit, choice, countFaults);
      if (faults >= left) continue;
      left = faults;
      best = choice;
    }
    if (!best) break;
    setUndone(draft, best, true);
    choices = choices.filter((choice) => choice !== best);
  }
  if (left > 0) for (const choice of unit.choices) setUndone(draft, choice, true);
  return true;
}

/** What `look` sees of a unit without some of its edits. */
function without<T>(draft: Draft, unit: Unit, ids: readonly number[], look: () => T): T {
  setUndone(draft, ids, true);
  settleAgain(draft, unit.parts, unit.ids);
  const seen = look();
  setUndone(draft, ids, false);
  return seen;
}

function setUndone({ proposals }: Draft, ids: readonly number[], undone: boolean): void {
  for (const id of ids) {
    const proposal = proposals[id];
    if (proposal) proposal.undone = undone;
  }
}
