import { operatorNumber } from '../lexicon/operator.ts';
import type { Reading } from '../read/reading.ts';
import { BREAK, CONTENT, LIGHT, OPERATOR, type Term } from '../read/term.ts';
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

const JOINTS: ReadonlySet<number> = new Set(['!and', '!or'].map(operatorNumber));

/** Members of an enumeration that are gone while their neighbours are kept: "price and colour" that became "price". */
export function droppedMembers({ original, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  const { terms, statementOf } = original;
  for (let i = 1; i + 1 < terms.length; i++) {
    const term = terms[i];
    if (!term || !JOINTS.has(term.operator) || matches.same[statementOf[i] ?? 0]) continue;
    for (const step of [-1, 1]) {
      const at = memberAt(original, i, step);
      const other = memberAt(original, i, -step);
      const member = terms[at];
      if (
        !member ||
        !isWhole(original, at, step) ||
        other < 0 ||
        (matches.ofOriginal[at] ?? -1) >= 0 ||
        (matches.ofOriginal[other] ?? -1) < 0
      )
        continue;
      found.push(lostOrDoubtful('statement', 'doubtful', member.start, member.end, 'it is gone'));
    }
  }
  return found;
}

const MODALS: ReadonlySet<number> = new Set(['!must', '!should', '!may', '!not'].map(operatorNumber));

/** They close an enumeration in Japanese. */
const PARTICLES = /[をはがの]/;

/** Whether a member of an enumeration is one word: what is longer may be a clause, which may be said otherwise. */
function isWhole({ text, terms, statementOf }: Reading, at: number, step: number): boolean {
  const next = terms[at + step];
  if (step > 0 && PARTICLES.test(text[terms[at]?.end ?? 0] ?? '')) return true;
  if (!next || statementOf[at + step] !== statementOf[at] || next.type === BREAK) return true;
  if (step < 0) return JOINTS.has(next.operator);
  return next.type !== CONTENT && next.type !== LIGHT && !MODALS.has(next.operator);
}

/** Index of the word of content next to a joint, behind an owner's word at most; -1 for none. */
function memberAt({ terms }: Reading, joint: number, step: number): number {
  const at = terms[joint + step]?.type === OPERATOR ? joint + 2 * step : joint + step;
  return terms[at]?.type === CONTENT ? at : -1;
}

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
