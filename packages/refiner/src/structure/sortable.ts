import type { Language } from '@refinery/text/language.ts';
import { asks } from './asking.ts';
import { looksAhead, looksBack } from './leaning.ts';
import {
  closingStart,
  handedOver,
  isPlainFact,
  isPlainRole,
  loneRules,
  openingEnd,
  saidOf,
} from './places.ts';
import { type Block, isSaid, joinBlocks, type Reader } from './reader.ts';

/**
 * The blocks of a text with the sections that they can go to, or undefined where the text has to stay in one
 * piece. What a sentence means often hangs on its neighbours, so nothing leaves the middle of a text but a
 * rule that says all by itself: sections are for what opens it (who is to answer, the background) and what
 * closes it (form and limits of the answer, a text that is handed over, examples). Where all parts have
 * names, by headings or labels, the names decide.
 */
export function sortableBlocks(reader: Reader): Block[] | undefined {
  if (hasOwnOrder(reader) || !READ.has(reader.language)) return undefined;
  const names = namesOf(reader);
  if (names === 'some') return undefined;
  return names === 'all' ? byNames(reader) : byPlaces(reader);
}

/** Whether a text that stays in one piece asks for something. */
export const isRequest = ({ text, blocks, language }: Reader): boolean =>
  !READ.has(language) ||
  text.includes(':') ||
  blocks.some((block) => block.section !== 'context' || asks(saidOf(text, block)));

/** What sentences of other languages ask for nobody here can tell. */
const READ: ReadonlySet<Language> = new Set<Language>(['en', 'de', 'fr', 'es', 'pt', 'it']);

/** "2.1 Each reply shall", "§ 4", "(a) the price": clauses, which name each other by number. */
const CLAUSE = /^(?:§\s?\d|\d{1,2}(?:\.\d{1,2})+\.?\s|\((?:[a-z]|[ivx]{1,4})\)\s)/;
const LONGEST_HEADING = 60;
const MOST_WORDS = 5;

/** A line that heads others without saying so by a mark: "Sources", "Length -", "====". */
const isBareHeading = (words: string): boolean =>
  /^={3,}$/.test(words) ||
  (words.length <= LONGEST_HEADING &&
    words.split(' ').length <= MOST_WORDS &&
    /^[\p{L}\d'’&/ –—-]+$/u.test(words));

/**
 * True where something holds the parts of a text together that sections would cut: tags, rules across,
 * clauses, bare headings.
 */
function hasOwnOrder({ units, labels }: Reader): boolean {
  return units.some((unit, at) => {
    if (unit.tagEnd >= 0 || unit.kind === 'rule' || (unit.first && CLAUSE.test(unit.words))) return true;
    if (unit.kind !== 'sentence' || !unit.first || labels[at]) return false;
    const next = units[at + 1];
    return next?.first === true && isBareHeading(unit.words);
  });
}

/**
 * Whether all parts of a text have names that are known (two at least), some of them, or none that matter.
 */
function namesOf({ units, labels, blocks }: Reader): 'all' | 'some' | 'none' {
  let known = 0;
  let others = 0;
  let headings = 0;
  // Units and blocks are in the order of the text.
  let k = 0;
  for (const [at, unit] of units.entries()) {
    if (unit.kind === 'heading') headings++;
    else if (!labels[at] || !unit.first) continue;
    while ((blocks[k + 1]?.from ?? Number.POSITIVE_INFINITY) <= unit.from) k++;
    const block = blocks[k];
    if (!block?.named || unit.from >= block.to) others++;
    else if (block.from === unit.from) known++;
  }
  if (known >= 2) return others === 0 ? 'all' : 'some';
  return headings > 0 ? 'some' : 'none';
}

/** Parts go where their names say, with what opens the text and asks for something beside them. */
function byNames(reader: Reader): Block[] | undefined {
  const { units, blocks, text } = reader;
  if (units.some((unit, at) => looksBack(unit.said) || isSaid(reader, at))) return undefined;
  const first = blocks.findIndex(({ named }) => named);
  const fits = (block: Block, at: number): boolean =>
    block.named ||
    block.section === 'task' ||
    (at < first && (isPlainRole(text, block) || isPlainFact(text, block)));
  if (!blocks.every(fits)) return undefined;
  // What is announced at the end of a part stands in the next one.
  if (blocks.some((block, at) => at + 1 < blocks.length && looksAhead(block.words))) return undefined;
  return blocks.some(({ section }) => section === 'task') ? blocks : undefined;
}

/** Goes by where sentences stand: the opening of the text, what it asks for, and its end. */
function byPlaces({ text, blocks, language }: Reader): Block[] | undefined {
  const last = handedOver(text, blocks);
  const start = openingEnd(text, blocks.slice(0, last), last < blocks.length);
  const end = closingStart(text, blocks, start, last, language === 'en');
  if (!blocks.slice(start, end).some(({ section }) => section === 'task')) return undefined;
  const lone = loneRules(text, blocks, start, end);
  const parts: Block[] = [];
  for (const [at, block] of blocks.entries()) {
    const before = parts.at(-1);
    if (at < start || at >= end || lone.has(at)) parts.push(block);
    else if (before?.section === 'task' && at > start) parts[parts.length - 1] = joinBlocks(before, block);
    else parts.push({ ...block, section: 'task' });
  }
  return parts;
}
