import type { Finding, Pair } from './compare/finding.ts';
import { kindOfOperator } from './compare/policies.ts';
import { mergeBySentence } from './findings.ts';
import type { Reading } from './read/reading.ts';
import { CAPITAL, CONTENT, NUMBER, numberKind, SPAN, type Term, WEAK } from './read/term.ts';
import { extentOf } from './read/use-index.ts';
import type { Addition, Place, Requirement } from './types.ts';

/** A requirement as it was read, before it is compared with anything. */
export interface Read extends Place {
  kind: string;
  /** Index of the term that stands for it, to find it again. */
  term: number;
  /** Of a whole statement: behind its last term. */
  to?: number;
}

/** Kinds of operators that are requirements of their own; the others only colour what they stand with. */
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

/** What a text asks for: its statements, and in them what must survive by itself. In order. */
export function requirementsOf(reading: Reading): Read[] {
  const found: Read[] = [];
  const { terms } = reading;
  for (const { from, to, start, end, item } of reading.statements)
    if (terms.slice(from, to).some(({ type }) => type === CONTENT))
      found.push({ kind: item ? 'list item' : 'statement', start, end, term: from, to });
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

/** Findings that no requirement has taken yet, by kind and in order of the text. */
class Open {
  private readonly byKind = new Map<string, Finding[]>();

  constructor(findings: readonly Finding[]) {
    for (const finding of findings) {
      const known = this.byKind.get(finding.kind) ?? [];
      known.push(finding);
      this.byKind.set(finding.kind, known);
    }
    for (const list of this.byKind.values()) list.sort((a, b) => b.start - a.start);
  }

  /** The first finding of the kind that overlaps a requirement. */
  take({ kind, start, end }: Read): Finding | undefined {
    const list = this.byKind.get(kind) ?? [];
    const next = list.at(-1);
    return next && next.start < end && start < next.end ? list.pop() : undefined;
  }

  rest(): Finding[] {
    return [...this.byKind.values()].flat();
  }
}

/**
 * Gives every requirement its verdict, and the findings that are about none of them an entry of their own. What is not kept of a
 * sentence is one entry.
 */
export function judge(pair: Pair, findings: readonly Finding[]): Requirement[] {
  const { original } = pair;
  const open = new Open(findings.filter(({ added }) => !added));
  const judged = requirementsOf(original).map((read) => {
    const finding = open.take(read);
    const place = placeOf(read, pair);
    const where = place && { where: place };
    const { start, end, kind } = read;
    if (!finding) return { kind, start, end, verdict: 'kept' as const, ...where };
    return { kind, start, end, verdict: finding.verdict, reason: finding.reason, ...where };
  });
  const notKept = [...judged, ...open.rest().map(ofFinding)].filter(({ verdict }) => verdict !== 'kept');
  const entries: Omit<Requirement, 'id' | 'text'>[] = [
    ...judged.filter(({ verdict }) => verdict === 'kept'),
    ...mergeBySentence(notKept, original.statements, original.text),
  ];
  return entries
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map((entry, at) => ({ id: `r${at + 1}`, ...entry, text: original.text.slice(entry.start, entry.end) }));
}

/** Where the rewritten text says it: of a statement from its first to its last term in the statement that has most of them. */
function placeOf({ term, to = term + 1 }: Read, { rewritten, matches }: Pair): Place | undefined {
  const places = new Map<number | undefined, Place & { terms: number }>();
  let best: (Place & { terms: number }) | undefined;
  for (let at = term; at < to; at++) {
    const match = matches.ofOriginal[at] ?? -1;
    const found = rewritten.terms[match];
    if (!found) continue;
    const statement = rewritten.statementOf[match];
    const place = places.get(statement) ?? { start: found.start, end: found.end, terms: 0 };
    place.start = Math.min(place.start, found.start);
    place.end = Math.max(place.end, found.end);
    place.terms += 1;
    places.set(statement, place);
    if (!best || place.terms > best.terms) best = place;
  }
  return best && { start: best.start, end: best.end };
}

const ofFinding = ({ kind, start, end, verdict, reason }: Finding) => ({ kind, start, end, verdict, reason });

/** What the rewritten text adds, one entry for a sentence. */
export const additionsOf = ({ rewritten }: Pair, findings: readonly Finding[]): Addition[] =>
  mergeBySentence(
    findings.filter(({ added }) => added).map(ofFinding),
    rewritten.statements,
    rewritten.text,
  ).map((entry, at) => ({
    id: `a${at + 1}`,
    ...entry,
    text: rewritten.text.slice(entry.start, entry.end),
  }));
