import { findMaterial } from '@refinery/text/material/find-material.ts';
import { type Fact, factsOf } from './facts.ts';
import { governsOnly } from './lead-ins.ts';
import type { Reading } from './read/reading.ts';
import type { Statement } from './read/statement.ts';
import { SPAN } from './read/term.ts';
import { smallTalkIn } from './small-talk.ts';
import type { Place } from './types.ts';
import { weightOf } from './weights.ts';

/** What a person counts as one thing in a prompt: a sentence, a list item, a block of code, a pasted text. */
export interface Sentence extends Place {
  /** `statement`, `list item`, `material`, or what all of it is: `code`, `data`, `placeholder` and so on. */
  kind: string;
  /** Its terms, `to` exclusive. */
  from: number;
  to: number;
  /** Of the gravest thing that it says. */
  weight: number;
  /**
   * Whether it says, asks or names something: small talk, headings, tags and what only leads to the next
   * lines do not.
   */
  counts: boolean;
}

const KNOWN = new WeakMap<Reading, readonly Sentence[]>();

/**
 * The sentences of a text, those that count and those that do not: each statement belongs to one. A pasted
 * text is one, and so are lines of code one below the other. In order, without overlaps; linear in the length
 * of the text.
 */
export function sentencesOf(reading: Reading): readonly Sentence[] {
  const known = KNOWN.get(reading);
  if (known) return known;
  const sentences = readSentences(reading);
  KNOWN.set(reading, sentences);
  return sentences;
}

function readSentences(reading: Reading): Sentence[] {
  const facts = factsByStatement(reading);
  const materialOf = materialIn(reading);
  const isTalk = smallTalkIn(reading);
  const sentences: Sentence[] = [];
  /** They count where nothing else does: a prompt may be a heading. */
  const spare: Sentence[] = [];
  let material: Place | undefined;
  for (const [s, statement] of reading.statements.entries()) {
    const before = material;
    material = materialOf(statement);
    const said = facts[s] ?? [];
    const sentence = sentenceFrom(statement, said, kindOf(reading, statement, material));
    const last = sentences.at(-1);
    if (last && (material ? material === before : sentence.kind === 'code' && last.kind === 'code')) {
      join(last, sentence);
      continue;
    }
    sentences.push(sentence);
    if (material || !sentence.counts) continue;
    sentence.counts = sentence.kind !== 'tag' && !isTalk(s, said);
    if (!sentence.counts || !governsOnly(reading, s, said)) continue;
    sentence.counts = false;
    spare.push(sentence);
  }
  if (!sentences.some(({ counts }) => counts)) for (const sentence of spare) sentence.counts = true;
  return sentences;
}

const sentenceFrom = (
  { start, end, from, to }: Statement,
  facts: readonly Fact[],
  kind: string,
): Sentence => ({
  kind,
  start,
  end,
  from,
  to,
  weight: facts.reduce((most, fact) => Math.max(most, weightOf(fact.kind)), weightOf(kind)),
  counts: facts.length > 0,
});

function join(last: Sentence, { kind, end, to, weight, counts }: Sentence): void {
  if (last.kind !== 'code' || kind !== 'code') last.kind = 'material';
  last.end = end;
  last.to = to;
  last.weight = Math.max(last.weight, weight);
  last.counts ||= counts;
}

/** What a statement is: a protected text, where it is nothing else. */
function kindOf({ terms }: Reading, { from, to, item }: Statement, material: Place | undefined): string {
  const first = terms[from];
  const isAlone =
    first?.type === SPAN &&
    terms.slice(from, to).every(({ type, span }) => type === SPAN && span === first.span);
  if (isAlone && !item && first.span !== 'preserve') return first.span ?? 'code';
  return material ? 'material' : item ? 'list item' : 'statement';
}

/** What each statement says. */
function factsByStatement(reading: Reading): Fact[][] {
  const found: Fact[][] = reading.statements.map(() => []);
  for (const fact of factsOf(reading)) found[reading.statementOf[fact.term] ?? -1]?.push(fact);
  return found;
}

/** A label in front of pasted text is no longer, in UTF-16 units. */
const LABEL = 40;

/** Finds the pasted text that a statement, or the greater part of it, belongs to; asked for in order. */
function materialIn({ text, tokens }: Reading): (statement: Place) => Place | undefined {
  // In the middle of a sentence nobody knows where it ends.
  const parts = findMaterial(text, tokens).filter(
    ({ start }) => start <= LABEL || text.slice(start - LABEL - 1, start).includes('\n'),
  );
  let at = 0;
  return ({ start, end }) => {
    while ((parts[at]?.end ?? end) <= start) at++;
    const part = parts[at];
    const shared = part ? Math.min(end, part.end) - Math.max(start, part.start) : 0;
    return 2 * shared > end - start ? part : undefined;
  };
}
