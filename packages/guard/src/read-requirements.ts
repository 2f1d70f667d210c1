import { readText } from './check-fidelity.ts';
import { sentencesOf } from './sentences.ts';
import type { Requirement } from './types.ts';

/** Something that a text asks for, with nothing to compare it to. */
export type StatedRequirement = Pick<Requirement, 'id' | 'kind' | 'text' | 'start' | 'end'>;

/**
 * What a text asks for, a sentence or list item each, to be looked at before editing. Small talk is none.
 * Linear in its length.
 */
export function readRequirements(text: string): StatedRequirement[] {
  return sentencesOf(readText(text))
    .filter(({ counts }) => counts)
    .map(({ kind, start, end }, at) => ({
      id: `r${at + 1}`,
      kind,
      text: text.slice(start, end),
      start,
      end,
    }));
}
