import type { Check, Checks, Requirement } from '@prompt-refinery/client';
import type { Mark } from './pieces.ts';

/** What checks found, whether they came with a result or were asked for later. */
export interface Findings {
  passed: boolean;
  requirements: readonly Requirement[];
  added: Checks['added'];
  /** How many requirements there are; the list may be shorter. null where it is not known. */
  checked: number | null;
  /** Of the text that was checked. */
  tokens: number | null;
}

export const findingsOf = (checks: Checks, tokens: number | null): Findings => ({
  passed: checks.passed,
  requirements: checks.requirements,
  added: checks.added,
  checked: checks.checked,
  tokens,
});

export const findingsOfCheck = ({ passed, requirements, added, tokens }: Check): Findings => ({
  passed,
  requirements,
  added,
  checked: requirements.length,
  tokens: tokens.rewritten,
});

/** What is marked in the original: of a sentence the words that are not kept. */
export const originalMarks = ({ requirements }: Findings): Mark[] =>
  requirements.map((one) => {
    const { start, end } = one.part ?? one;
    return { id: one.id, start, end, verdict: one.verdict };
  });

/** What is marked in the refined text: where it says what was asked for, and what it says beyond that. */
export const refinedMarks = ({ requirements, added }: Findings): Mark[] => [
  ...requirements.flatMap(({ id, verdict, where }) => (where ? [{ id, verdict, ...where }] : [])),
  ...added.map(({ id, start, end, verdict }) => ({ id, start, end, verdict })),
];

/** The next requirement behind `id` that is lost or doubtful, around the end. */
export function nextDoubt(requirements: readonly Requirement[], id: string | null): Requirement | null {
  const doubts = requirements
    .filter(({ verdict }) => verdict !== 'kept')
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const at = doubts.findIndex((requirement) => requirement.id === id);
  return doubts[(at + 1) % doubts.length] ?? null;
}
