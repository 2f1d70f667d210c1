import type { Refusal } from '@refinery/refiner';

const MAX_DESCRIBED = 3;
const LONGEST_REASON = 160;

/** What of a model's answer was not taken, in a few words for the caller; null where all was. */
export function describeRefusals(refusals: readonly Refusal[]): string | null {
  const { length } = refusals;
  if (length === 0) return null;
  const described = refusals
    .slice(0, MAX_DESCRIBED)
    .map(({ text, reason }) => `${JSON.stringify(text)}: ${reason.slice(0, LONGEST_REASON).toWellFormed()}`);
  const more = length > MAX_DESCRIBED ? '; …' : '';
  return `${length} ${length === 1 ? 'change was' : 'changes were'} not taken, the text stays there (${described.join('; ')}${more})`;
}
