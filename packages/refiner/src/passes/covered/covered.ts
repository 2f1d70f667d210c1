import { operatorSet } from '@refinery/guard/lexicon/operator.ts';
import type { Reading } from '@refinery/guard/read/reading.ts';
import { BULLETS } from '@refinery/text/segment.ts';
import { SPACES } from '@refinery/text/token.ts';
import { type Draft, type DraftSegment, propose } from '../../draft/draft.ts';
import { REASONS } from '../../model/reasons.ts';
import type { CodePass } from '../pass.ts';
import { covers } from './covers.ts';
import { type Facts, factsOf } from './facts.ts';

/** Sentences and list items that ask for nothing that another one does not ask for in other words. */
export const COVERED: CodePass = {
  name: 'covered',
  reason: REASONS.repetition,
  rank: 2,
  legal: false,
  run: dropCovered,
};

/** So many statements that share a word are compared with one, the nearest. */
const MOST_CANDIDATES = 12;

interface Unit {
  part: DraftSegment;
  facts: Facts;
  /** Number of the stretch of text in which a rule holds for the same thing. */
  stretch: number;
  /** Number of its list, -1 for a sentence. */
  list: number;
}

function dropCovered(draft: Draft): void {
  if (draft.segments.length < 2 || draft.language === 'other') return;
  const reading = draft.texts.readingOf(draft.text);
  const units = unitsOf(draft, reading);
  const index = indexOf(units);
  const gone = new Set<Unit>();
  for (const [at, unit] of units.entries()) {
    const isCovered = candidates(index, unit, at).some((k) => {
      const other = units[k];
      return other && k !== at && !gone.has(other) && isSaidBy(reading, unit, other, k < at);
    });
    if (isCovered && drop(draft, unit.part)) gone.add(unit);
  }
}

function drop(draft: Draft, { from, to }: DraftSegment): boolean {
  return propose(draft, { from, to, replacement: '', pass: COVERED.name, reason: COVERED.reason });
}

/** Whether `other` says all of `unit`; of two that say the same the first stays. */
function isSaidBy(reading: Reading, unit: Unit, other: Unit, isBefore: boolean): boolean {
  if (unit.stretch !== other.stretch || (unit.list >= 0 && unit.list !== other.list)) return false;
  return covers(reading, other.facts, unit.facts) && (isBefore || !covers(reading, unit.facts, other.facts));
}

/** They begin something else, to which rules may belong. */
const TURNS = operatorSet('!then !first !last !next');

/** Statements that are one sentence or one item each. */
function unitsOf(draft: Draft, reading: Reading): Unit[] {
  const units: Unit[] = [];
  const starts = new Map(reading.statements.map(({ start }, at) => [start, at]));
  let stretch = 0;
  const lists = new Lists();
  for (const [k, part] of draft.segments.entries()) {
    const at = starts.get(draft.tokens[part.from]?.start ?? -1);
    const statement = at === undefined ? undefined : reading.statements[at];
    const last = draft.tokens[part.to - 1];
    const list = lists.of(draft, part);
    if (part.line === 'heading' || part.line === 'rule' || last?.lower === ':') stretch++;
    if (at === undefined || !statement || TURNS.has(reading.terms[statement.from]?.operator ?? 0)) {
      stretch++;
      continue;
    }
    if (statement.end !== last?.end || last.lower === ':' || !isUnit(draft, k)) continue;
    const facts = factsOf(reading, at);
    if (facts && (list < 0 || facts.facts.length > 1)) units.push({ part, facts, stretch, list });
  }
  return units;
}

/** Tells lists apart: those below different items are different ones. */
class Lists {
  private readonly open: { width: number; id: number }[] = [];
  private count = 0;

  /** Number of the list of an item, -1 for what is none. */
  of({ tokens }: Draft, { line, lineFrom }: DraftSegment): number {
    if (line !== 'item') this.open.length = 0;
    if (line !== 'item') return -1;
    const indent = tokens[lineFrom];
    const width = indent?.kind === SPACES ? indent.end - indent.start : 0;
    while ((this.open.at(-1)?.width ?? -1) > width) this.open.pop();
    if (this.open.at(-1)?.width !== width) this.open.push({ width, id: this.count++ });
    return this.open.at(-1)?.id ?? -1;
  }
}

/** A sentence of a paragraph, or a whole item of a list without numbers, without any text that was handed over. */
function isUnit({ segments, tokens }: Draft, k: number): boolean {
  const part = segments[k];
  for (let i = part?.from ?? 0; i < (part?.to ?? 0); i++) if (tokens[i]?.span === 'given text') return false;
  if (part?.line === 'text') return true;
  if (part?.line !== 'item' || !part.first) return false;
  const next = segments[k + 1];
  return next?.lineFrom !== part.lineFrom && BULLETS.includes(tokens[part.from - 2]?.lower || '?');
}

/** Units by the words in them, and by their groups of synonyms. */
function indexOf(units: readonly Unit[]): ReadonlyMap<string | number, readonly number[]> {
  const index = new Map<string | number, number[]>();
  for (const [at, unit] of units.entries())
    for (const key of keysOf(unit).flat()) {
      const known = index.get(key);
      if (!known) index.set(key, [at]);
      else if (known.at(-1) !== at) known.push(at);
    }
  return index;
}

const keysOf = ({ facts: { facts } }: Unit): (string | number)[][] =>
  facts.map(({ term: { key, groups } }) => [key, ...groups]);

/** The units nearest to one that share its rarest word. */
function candidates(
  index: ReadonlyMap<string | number, readonly number[]>,
  unit: Unit,
  at: number,
): readonly number[] {
  let rarest: readonly number[] | undefined;
  for (const keys of keysOf(unit)) {
    const lists = keys.map((key) => index.get(key) ?? []);
    const size = lists.reduce((sum, list) => sum + list.length, 0);
    if (rarest && rarest.length <= size) continue;
    rarest = lists.flatMap((list) => nearest(list, at));
  }
  return rarest ?? [];
}

function nearest(list: readonly number[], at: number): readonly number[] {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const from = Math.max(0, low - MOST_CANDIDATES / 2);
  return list.slice(from, from + MOST_CANDIDATES);
}
