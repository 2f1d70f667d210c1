import type { Finding, Pair } from './compare/finding.ts';
import type { Entry } from './entries.ts';
import { mergeBySentence, mergeFindings, passageOf } from './findings.ts';
import type { Addition, Place, Requirement } from './types.ts';

/**
 * Says of every entry of a comparison what became of it: the gravest thing that was found of it, and the
 * others as details.
 */
export const judge = (pair: Pair, entries: readonly Entry[]): Requirement[] =>
  entries.map((entry, at): Requirement => {
    const { text } = pair.original;
    const { start, end, kind, findings } = entry;
    const where = placeOf(entry, pair);
    const said =
      findings.length > 0 ? ofFindings(entry, text) : { kind, start, end, verdict: 'kept' as const };
    return {
      id: `r${at + 1}`,
      ...said,
      text: text.slice(said.start, said.end),
      ...(where && { where }),
    };
  });

/** A finding may go beyond the sentence that it begins in: "first …, then …". */
function ofFindings(entry: Entry, text: string): Omit<Requirement, 'id' | 'text'> {
  const part = passageOf(entry.findings);
  const whole = passageOf([entry, part]);
  const isAll = part.start === whole.start && part.end === whole.end;
  return {
    ...mergeFindings(entry.findings.map(ofFinding), text, entry, whole),
    ...(isAll ? {} : { part }),
  };
}

/**
 * Where the rewritten text says it: of a statement from its first to its last term in the statement that has
 * most of them.
 */
function placeOf({ from, to }: Entry, { rewritten, matches }: Pair): Place | undefined {
  const places = new Map<number | undefined, Place & { terms: number }>();
  let best: (Place & { terms: number }) | undefined;
  for (let at = from; at < to; at++) {
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
