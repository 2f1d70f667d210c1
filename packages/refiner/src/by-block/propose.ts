import { countTokens } from '@refinery/text/count-tokens.ts';
import type { Change } from './change.ts';
import type { Marks } from './marks.ts';
import type { Proposal } from './read-answer.ts';
import { structureProblem } from './structure-problem.ts';
import { spansIn, type Units } from './units.ts';

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

/** Turns a writer's proposals into changes of the text, as far as each of them can be one whatever the others say. */
export function propose(units: Units, marks: Marks, proposals: readonly Proposal[]): Proposed {
  const claims = claimsOf(units, proposals);
  const changes: Change[] = [];
  const refusals: Refusal[] = [];
  for (const proposal of proposals) {
    const change = toChange(proposal);
    const { range, words, problem } = readWords(units, marks, proposal, change, claims);
    if (problem !== undefined) refusals.push(refusalOf(units, change, problem));
    else if (countTokens(words) < countTokens(range)) changes.push({ ...change, words });
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

/** How many proposals are about each unit, and whether it is to go. */
interface Claims {
  count: ReadonlyMap<number, number>;
  gone: ReadonlySet<number>;
}

function claimsOf({ units }: Units, proposals: readonly Proposal[]): Claims {
  const count = new Map<number, number>();
  const gone = new Set<number>();
  for (const { first, last, words } of proposals)
    for (let at = Math.max(1, first); at <= Math.min(last, units.length); at++) {
      count.set(at - 1, (count.get(at - 1) ?? 0) + 1);
      if (words === '' || at > first) gone.add(at - 1);
    }
  return { count, gone };
}

interface Words {
  /** What the units say now. */
  range: string;
  words: string;
  problem?: string;
}

function readWords(units: Units, marks: Marks, proposal: Proposal, change: Change, claims: Claims): Words {
  const refuse = (problem: string): Words => ({ range: '', words: '', problem });
  const { first, last, sameAs } = change;
  const from = units.units[first];
  const to = units.units[last];
  if (!from || !to || last < first) return refuse('no block has this number');
  for (let at = first; at <= last; at++)
    if ((claims.count.get(at) ?? 0) > 1) return refuse('two answers are about it');
  if (proposal.isCut) return refuse('the answer has more than one line');
  const place = { start: from.start, end: to.end };
  const range = units.text.slice(place.start, place.end);
  const own = marks.of(place);
  if (sameAs !== undefined) {
    const target = units.units[sameAs];
    if (!target || (sameAs >= first && sameAs <= last) || claims.gone.has(sameAs))
      return refuse('what is to say the same does not stand');
    if (!own.isSubsetOf(marks.of(target))) return refuse('a part that stays to the letter is gone');
  }
  const said = withoutBullet(units, first, proposal.words);
  const words = marks.unmasked(said);
  if (words === undefined) return refuse('a part that stays to the letter was invented');
  if (said !== '' && [...own].some((mark) => !includesMark(said, mark)))
    return refuse('a part that stays to the letter is gone');
  if (said === '' && sameAs === undefined && own.size > 0)
    return refuse('a part that stays to the letter is gone');
  if (said !== '' && quotesIn(units, place).some((quote) => !words.includes(quote)))
    return refuse('a quotation is not the same');
  const problem = structureProblem(units, change, words);
  if (problem !== undefined) return refuse(problem);
  return { range, words };
}

/** Marks are letters behind a sign: §a does not stand in §ab. */
const includesMark = (words: string, mark: string): boolean => {
  for (let at = words.indexOf(mark); at >= 0; at = words.indexOf(mark, at + 1))
    if (!/[a-z]/.test(words[at + mark.length] ?? '')) return true;
  return false;
};

const quotesIn = ({ text, tokens }: Units, { start, end }: { start: number; end: number }): string[] =>
  spansIn(tokens, start, end)
    .filter((token) => token.span === 'quote')
    .map((token) => text.slice(token.start, token.end));

/** The bullet or number of an item is shown, and many writers write it again. */
function withoutBullet({ text, blocks, units }: Units, first: number, words: string): string {
  const unit = units[first];
  const block = unit && blocks[unit.block];
  const bullet = block ? text.slice(block.content.start, unit.start).trim() : '';
  return bullet !== '' && words.startsWith(bullet) ? words.slice(bullet.length).trimStart() : words;
}
