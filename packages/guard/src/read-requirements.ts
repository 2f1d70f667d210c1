import { checkFidelity } from './check-fidelity.ts';
import type { Requirement } from './types.ts';

/** Something that a text asks for, with nothing to compare it to. */
export type StatedRequirement = Pick<Requirement, 'id' | 'kind' | 'text' | 'start' | 'end'>;

/**
 * What a text asks for, in its order: what `checkFidelity` would look for in a rewrite of it. Offsets are UTF-16 code units.
 * Never throws; linear in the length of the text.
 */
export function readRequirements(text: string): StatedRequirement[] {
  // A rewrite that says nothing has lost everything.
  const { requirements } = checkFidelity(text, '');
  return requirements.map(({ id, kind, text, start, end }) => ({ id, kind, text, start, end }));
}
