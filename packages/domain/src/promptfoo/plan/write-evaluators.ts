import { findUnstorableText } from '@refinery/contracts/storable-text.ts';
import type { ImportedEvaluator } from '../promptfoo-import.ts';
import type { Notes } from '../source/notes.ts';
import type { Home } from './name-variables.ts';
import type { Slot } from './plan-evaluators.ts';

/** The evaluators: with their own values, or with the names of those that the items carry. */
export function writeEvaluators(
  slots: readonly Slot[],
  homes: ReadonlyMap<Slot, Home>,
  used: ReadonlySet<Slot>,
  notes: Notes,
): ImportedEvaluator[] {
  return slots.flatMap((slot): ImportedEvaluator[] => {
    const { check, width } = slot;
    if (width !== null && !used.has(slot)) return [];
    const spec = check.build(valuesOf(slot, homes));
    const unstorable = findUnstorableText(spec.settings);
    if (unstorable) notes.add(check.path, `cannot be kept: it ${unstorable.message}`);
    return unstorable
      ? []
      : [{ ...(check.name === undefined ? {} : { name: check.name }), path: check.path, spec }];
  });
}

function valuesOf(slot: Slot, homes: ReadonlyMap<Slot, Home>): string[] {
  if (slot.width === null) return slot.check.values.map(({ text }) => text);
  const home = homes.get(slot);
  const names = home && !home.isExpected ? home.names : ['expected'];
  return names.map((name) => `{{${name}}}`);
}
