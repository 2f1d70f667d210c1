import { kindOfOperator } from './compare/policies.ts';
import type { Reading } from './read/reading.ts';
import { CAPITAL, CONTENT, NUMBER, numberKind, SPAN, type Term, WEAK } from './read/term.ts';
import { extentOf } from './read/use-index.ts';
import type { Place } from './types.ts';

/** Something that a text says and a rewrite must not change: a whole statement, or a part of one. */
export interface Fact extends Place {
  kind: string;
  /** Index of the term that stands for it, of a statement the first one. */
  term: number;
}

const WHOLE = new Set(['statement', 'list item']);

/** Whether a fact is a whole statement. */
export const isWhole = ({ kind }: Pick<Fact, 'kind'>): boolean => WHOLE.has(kind);

/** Kinds of operators that are facts; the others only colour what they stand with. */
const LISTED = new Set([
  'negation',
  'exclusive',
  'condition',
  'exception',
  'order',
  'modality',
  'quantifier',
  'comparison',
  'time',
  'bound',
  'example',
  'reference',
]);

/** What a text says: its statements, and in them what must survive by itself. In order. */
export function factsOf(reading: Reading): Fact[] {
  const found: Fact[] = [];
  const { terms } = reading;
  for (const { from, to, start, end, item } of reading.statements)
    if (terms.slice(from, to).some(({ type }) => type === CONTENT))
      found.push({ kind: item ? 'list item' : 'statement', start, end, term: from });
  for (const use of reading.uses) {
    const kind = kindOfOperator(use.operator);
    if (!use.soft && LISTED.has(kind)) found.push({ kind, ...extentOf(reading, use), term: use.at });
  }
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i];
    const kind = term && kindOfTerm(term, i > 0 && reading.statementOf[i] === reading.statementOf[i - 1]);
    if (term && kind) found.push({ kind, start: term.start, end: term.end, term: i });
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function kindOfTerm(term: Term, isInside: boolean): string | undefined {
  if (term.type === SPAN) return term.span === 'preserve' ? undefined : (term.span ?? 'code');
  if (term.type === NUMBER && !(term.flags & WEAK)) return numberKind(term);
  return term.type === CONTENT && term.flags & CAPITAL && isInside ? 'name' : undefined;
}
