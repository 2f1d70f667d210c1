import { countTokens } from '@refinery/text/count-tokens.ts';
import type { Change } from './change.ts';
import { letterProblem } from './letter-problem.ts';
import type { Marks } from './marks.ts';
import type { Proposal } from './read-answer.ts';
import { structureProblem } from './structure-problem.ts';
import type { Units } from './units.ts';

/** A proposal that is not taken: what it names stays as it is, to the byte. */
export interface Refusal {
  /** What stands there, shortened. */
  text: string;
  /** In words for the user. */
  reason: string;
}

export interface Proposed {
  /** In order, none about the same units. */
  changes: Change[];
  refusals: Refusal[];
}

/**
 * Turns a writer's proposals into changes of the text, as far as each of them can be one whatever the others
 * say.
 */
export function propose(units: Units, marks: Marks, proposals: readonly Proposal[]): Proposed {
  const claims = claimsOf(units, proposals);
  const changes: Change[] = [];
  const refusals: Refusal[] = [];
  for (const proposal of proposals) {
    const change = toChange(proposal);
    const read = readWords(units, marks, proposal, change, claims);
    if (typeof read === 'string') refusals.push(refusalOf(units, change, read));
    else if (countTokens(read.words) < countTokens(read.range))
      changes.push({ ...change, words: read.words });
  }
  return { changes: changes.sort((a, b) => a.first - b.first), refusals };
}

/** In UTF-16 code units. */
const LONGEST_TEXT = 80;

export function refusalOf(
  { text, units }: Units,
  { first, last }: Pick<Change, 'first' | 'last'>,
  reason: string,
): Refusal {
  const said = text.slice(units[first]?.start, units[last]?.end ?? 0);
  return {
    text: said.length > LONGEST_TEXT ? `${said.slice(0, LONGEST_TEXT - 1).toWellFormed()}…` : said,
    reason,
  };
}

const toChange = ({ first, last, sameAs }: Proposal): Change => ({
  first: first - 1,
  last: last - 1,
  words: '',
  sameAs: sameAs === undefined ? undefined : sameAs - 1,
});

/** What proposals say of units together. */
interface Claims {
  /** Of units up to an index, that one left out, how many are named by more than one proposal. */
  doubles: readonly number[];
  /** Units that are to go, or to be part of another one. */
  gone: ReadonlySet<number>;
}

/** Linear in proposals and units, however wide the ranges are. */
function claimsOf({ units }: Units, proposals: readonly Proposal[]): Claims {
  const begin = new Int32Array(units.length + 1);
  const leave = new Int32Array(units.length + 1);
  for (const { first, last, words } of proposals) {
    const from = Math.max(1, first) - 1;
    const to = Math.min(last, units.length);
    if (from >= to) continue;
    begin[from] = (begin[from] ?? 0) + 1;
    begin[to] = (begin[to] ?? 0) - 1;
    const firstGone = words === '' ? from : from + 1;
    leave[firstGone] = (leave[firstGone] ?? 0) + 1;
    leave[to] = (leave[to] ?? 0) - 1;
  }
  const doubles = [0];
  const gone = new Set<number>();
  let named = 0;
  let leaving = 0;
  for (const at of units.keys()) {
    named += begin[at] ?? 0;
    leaving += leave[at] ?? 0;
    if (leaving > 0) gone.add(at);
    doubles.push((doubles[at] ?? 0) + (named > 1 ? 1 : 0));
  }
  return { doubles, gone };
}

interface Words {
  /** What the units say now. */
  range: string;
  words: string;
}

/** The words of a proposal, without marks; or why it is none. */
function readWords(
  units: Units,
  marks: Marks,
  proposal: Proposal,
  change: Change,
  claims: Claims,
): Words | string {
  const { first, last, sameAs } = change;
  const from = units.units[first];
  const to = units.units[last];
  if (!from || !to || last < first) return 'no block has this number';
  if (claims.doubles[last + 1] !== claims.doubles[first]) return 'two answers are about it';
  if (proposal.isCut) return 'the answer has more than one line';
  const elsewhere = sameAs === undefined ? undefined : units.units[sameAs];
  if (sameAs !== undefined && (!elsewhere || isWithin(sameAs, change) || claims.gone.has(sameAs)))
    return 'what is to say the same does not stand';
  const said = withoutBullet(units, first, proposal.words);
  const words = marks.unmasked(said);
  if (words === undefined) return 'a part that stays to the letter was invented';
  const place = { start: from.start, end: to.end };
  return (
    letterProblem(units, marks, place, { said, words, elsewhere }) ??
    structureProblem(units, change, words) ?? { range: units.text.slice(place.start, place.end), words }
  );
}

const isWithin = (unit: number, { first, last }: Change): boolean => first <= unit && unit <= last;

/** The bullet or number of an item is shown, and many writers write it again. */
function withoutBullet({ text, blocks, units }: Units, first: number, words: string): string {
  const unit = units[first];
  const block = unit && blocks[unit.block];
  const bullet = block ? text.slice(block.content.start, unit.start).trim() : '';
  return bullet !== '' && words.startsWith(bullet) ? words.slice(bullet.length).trimStart() : words;
}
