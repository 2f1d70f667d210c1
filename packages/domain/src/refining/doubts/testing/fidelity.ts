import type { Addition, FidelityResult, LostItem, Requirement, Verdict } from '@refinery/guard';

/** A requirement of `original`, found by its words, and where `rewritten` says it. */
export function requirement(
  id: string,
  verdict: Verdict,
  {
    original,
    words,
    rewritten,
    said,
  }: { original: string; words: string; rewritten?: string; said?: string },
): Requirement {
  const start = original.indexOf(words);
  const from = rewritten && said ? rewritten.indexOf(said) : -1;
  return {
    id,
    kind: 'scope',
    text: words,
    start,
    end: start + words.length,
    verdict,
    ...(from < 0 || !said ? {} : { where: { start: from, end: from + said.length } }),
    reason: `${words} is ${verdict}`,
  };
}

/** Something that `rewritten` says and the original does not, found by its words. */
export function addition(
  id: string,
  verdict: Addition['verdict'],
  { rewritten, words }: { rewritten: string; words: string },
): Addition {
  const start = rewritten.indexOf(words);
  return {
    id,
    kind: 'requirement',
    text: words,
    start,
    end: start + words.length,
    verdict,
    reason: 'is new',
  };
}

/** What a guard that found this would say. */
export function fidelity(requirements: Requirement[], added: Addition[] = []): FidelityResult {
  const lost = itemsThatAre('lost', requirements);
  return {
    passed: !added.length && requirements.every(({ verdict }) => verdict === 'kept'),
    integrity: lost.length ? 50 : 100,
    lost,
    doubtful: itemsThatAre('doubtful', requirements),
    requirements,
    added,
    checked: requirements.length,
  };
}

const itemsThatAre = (wanted: Verdict, requirements: readonly Requirement[]): LostItem[] =>
  requirements
    .filter(({ verdict }) => verdict === wanted)
    .map(({ kind, text, start, end }) => ({ kind, text, start, end }));
