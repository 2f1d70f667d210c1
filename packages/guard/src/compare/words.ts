import { operatorNumber } from '../lexicon/operator.ts';
import { CONTENT, type Term } from '../read/term.ts';
import { isAddable, isLightKey } from '../read/tongue.ts';
import { addition, type Finding, lostOrDoubtful, type Pair } from './finding.ts';

const NEGATIONS: ReadonlySet<number> = new Set(['!not', '!never', '!not-all'].map(operatorNumber));

/** Share of a clause's words that must be found again. */
const ENOUGH = 0.5;

/** Words of the rewritten text that nothing in the original says. */
export function addedWords(pair: Pair): Finding[] {
  const { rewritten, matches } = pair;
  const found: Finding[] = [];
  for (let i = 0; i < rewritten.terms.length; i++) {
    const term = rewritten.terms[i];
    if (term?.type !== CONTENT || (matches.ofRewritten[i] ?? -1) >= 0) continue;
    if (term.key.includes(' ') && term.key.split(' ').every((part) => isLightKey(rewritten.language, part)))
      continue;
    if (isAddable(rewritten.language, term.key) || negates(pair, i)) continue;
    found.push(addition('addition', term.start, term.end, `the original does not say "${term.key}"`));
  }
  return found;
}

const PREFIXED = /^(?:un|in|im|ir|il|dis|non)(.{3,})$/;

/** "unclear" for "not clear": a word with a negating prefix, where the original negates the word without it. */
function negates({ original, rewritten }: Pair, at: number): boolean {
  const [, base] = PREFIXED.exec(rewritten.terms[at]?.key ?? '') ?? [];
  if (base === undefined) return false;
  return original.uses.some(
    (use) => NEGATIONS.has(use.operator) && use.anchors.some((k) => original.terms[k]?.key === base),
  );
}

/** Clauses of which too little is found again. */
export function droppedClauses({ original, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  const { terms, statements } = original;
  for (let s = 0; s < statements.length; s++) {
    const statement = statements[s];
    if (!statement || matches.same[s]) continue;
    for (let i = statement.from; i < statement.to; ) {
      const clause = terms[i]?.clause;
      let end = i;
      let all = 0;
      let kept = 0;
      let first: Term | undefined;
      let last: Term | undefined;
      for (; end < statement.to && terms[end]?.clause === clause; end++) {
        const term = terms[end];
        if (term?.type !== CONTENT) continue;
        first ??= term;
        last = term;
        all++;
        if ((matches.ofOriginal[end] ?? -1) >= 0) kept++;
      }
      if (
        first &&
        last &&
        kept < all * ENOUGH &&
        (all - kept > 1 ||
          (kept === 0 && terms[i]?.operator === LAST) ||
          (statement.line === 'item' &&
            all === 1 &&
            end - statement.from >= statement.to - statement.from - 1))
      )
        found.push(
          lostOrDoubtful('statement', 'doubtful', first.start, last.end, 'most of its words are gone'),
        );
      i = Math.max(end, i + 1);
    }
  }
  return found;
}

/** "… and end with a question". */
const LAST = operatorNumber('!last');

const MANNER = /ly$/;

/** Words that narrow a negation and are gone: "not translated literally". */
export function widenedNegations({ original, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  for (const use of original.uses) {
    if (!NEGATIONS.has(use.operator) || matches.same[original.statementOf[use.at] ?? 0]) continue;
    if (!use.anchors.some((k) => (matches.ofOriginal[k] ?? -1) >= 0)) continue;
    for (const k of use.anchors) {
      const term = original.terms[k];
      if (!term || k < use.at || (matches.ofOriginal[k] ?? -1) >= 0) continue;
      if (MANNER.test(original.text.slice(term.start, term.end)))
        found.push(
          lostOrDoubtful('negation', 'doubtful', term.start, term.end, 'the negation is wider without it'),
        );
    }
  }
  return found;
}
