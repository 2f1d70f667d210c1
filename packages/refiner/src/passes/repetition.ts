import { hashOf } from '@refinery/guard/hash.ts';
import { PUNCT, SPACES, SPAN, WORD } from '@refinery/text/token.ts';
import { WordNumber } from '@refinery/text/word.ts';
import { wordSet } from '@refinery/text/word-list.ts';
import { type Draft, type DraftSegment, propose } from '../draft/draft.ts';
import type { Rank } from '../model/pass.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

const FEWEST_WORDS = 4;
/** Words that two sentences may differ in. Pronouns, amounts and directions are none of them. */
const IDLE = wordSet(
  `a an the that please kindly also very really quite just actually basically simply literally totally absolutely definitely certainly is are be
  will should must shall you your again`,
);
/** What stands before a rule that is said again. */
const REMINDERS = wordSet(
  `it it's important crucial essential vital imperative critical necessary remember note keep in mind make sure to ensure reminder as mentioned
  before above i repeat`,
);

/** Sentences and list items that were said before. At `low` only word for word; from `medium` on also with other idle words and reminders. */
export const REPETITION: CodePass = {
  name: 'repetition',
  reason: REASONS.repetition,
  rank: 1,
  legal: false,
  run: dropRepeats,
};

function dropRepeats(draft: Draft, rank: Rank): void {
  if (!mayRepeat(draft)) return;
  const sentences = new Set<string>();
  // Lists below different items are different lists.
  const lists: List[] = [];
  for (const [index, part] of draft.segments.entries()) {
    if (part.line !== 'item') lists.length = 0;
    // Under another heading the same words are about something else: "Never use this function unless …".
    if (part.line === 'heading') sentences.clear();
    if (part.line !== 'item' && part.line !== 'text') continue;
    const items = part.line === 'item' ? listOf(draft, part, lists) : sentences;
    const key = keyOf(draft, part, rank);
    if (key === undefined || introduces(draft, part)) continue;
    // Items repeat only within their own list.
    if (!items.has(key)) items.add(key);
    else if (part.line === 'text' || isWholeItem(draft, index)) dropSegment(draft, part);
  }
}

/** False where no two sentences have the same words, idle ones apart and in any order: most texts need no closer look. */
function mayRepeat(draft: Draft): boolean {
  const sums = new Set<number>();
  for (const part of draft.segments) {
    if (part.line !== 'item' && part.line !== 'text') continue;
    let sum = 0;
    let count = 0;
    for (let i = part.from; i < part.to; i++) {
      const token = draft.tokens[i];
      if (token?.kind !== WORD) continue;
      count++;
      sum = (sum + (token.word ? SAID.of(token.word) : saidBy(token.lower))) | 0;
    }
    if (count < 2) continue;
    if (sums.has(sum)) return true;
    sums.add(sum);
  }
  return false;
}

/** Of a word that may differ between two sentences that say the same: nothing. */
const saidBy = (word: string): number =>
  IDLE.has(word) ||
  REMINDERS.has(word) ||
  word === 'do' ||
  word === 'never' ||
  word === 'not' ||
  word.endsWith("n't")
    ? 0
    : hashOf(word);

const SAID = new WordNumber(saidBy);

interface List {
  width: number;
  keys: Set<string>;
}

/** The list that an item belongs to; `lists` are those that are open, outermost first. */
function listOf(draft: Draft, part: DraftSegment, lists: List[]): Set<string> {
  const indent = draft.tokens[part.lineFrom];
  const width = indent?.kind === SPACES ? indent.end - indent.start : 0;
  while ((lists.at(-1)?.width ?? -1) > width) lists.pop();
  const last = lists.at(-1);
  if (last?.width === width) return last.keys;
  const keys = new Set<string>();
  lists.push({ width, keys });
  return keys;
}

function isWholeItem(draft: Draft, index: number): boolean {
  return (
    draft.segments[index]?.first === true &&
    draft.segments[index + 1]?.lineFrom !== draft.segments[index]?.lineFrom
  );
}

/** "Example:" and the like stand before different things. */
function introduces(draft: Draft, part: DraftSegment): boolean {
  return draft.tokens[part.to - 1]?.lower === ':';
}

function dropSegment(draft: Draft, part: DraftSegment): void {
  propose(draft, {
    from: part.from,
    to: part.to,
    replacement: '',
    pass: REPETITION.name,
    reason: REPETITION.reason,
  });
}

/** What makes two sentences the same, or undefined for one too short to judge. */
function keyOf(draft: Draft, part: DraftSegment, rank: Rank): string | undefined {
  const loose = rank > 1 && part.language === 'en';
  const words: string[] = [];
  let count = 0;
  for (let i = part.from; i < part.to; i++) {
    const token = draft.tokens[i];
    if (!token || token.kind === SPACES) continue;
    if (token.kind === WORD) count++;
    // What is preserved stays wherever it stands.
    if (token.span === 'preserve' || token.span === 'given text') return undefined;
    if (token.kind === SPAN) words.push(draft.text.slice(token.start, token.end));
    else if (token.lower === '?') words.push('?');
    else if (!loose) words.push(token.lower);
    else if (token.kind !== PUNCT) addLoosely(words, token.lower);
  }
  const long = count >= FEWEST_WORDS || (part.line === 'item' && count >= 2);
  return long && words.length > 1 ? words.join(' ') : undefined;
}

/** Words that change nothing, and reminders before the words themselves; every negation of a verb is the same. */
function addLoosely(words: string[], word: string): void {
  if (IDLE.has(word) || (words.length === 0 && REMINDERS.has(word))) return;
  if (word === 'never' || word === 'not' || word.endsWith("n't")) {
    if (words.at(-1) === 'do') words.pop();
    words.push('not');
  } else words.push(word);
}
