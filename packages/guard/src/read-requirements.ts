import { readText } from './check-fidelity.ts';
import { requirementsOf } from './requirements.ts';
import type { Requirement } from './types.ts';

/** Something that a text asks for, with nothing to compare it to. */
export type StatedRequirement = Pick<Requirement, 'id' | 'kind' | 'text' | 'start' | 'end'>;

/** What a text asks for, to be looked at before editing. Linear in its length. */
export function readRequirements(text: string): StatedRequirement[] {
  return requirementsOf(readText(text)).map(({ kind, start, end }, at) => ({
    id: `r${at + 1}`,
    kind,
    text: text.slice(start, end),
    start,
    end,
  }));
}
