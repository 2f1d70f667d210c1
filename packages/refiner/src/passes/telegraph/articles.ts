import { isLowerAscii } from '@refinery/text/chars.ts';
import { stem } from '@refinery/text/stem.ts';
import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import { SPACES, SPAN, WORD } from '@refinery/text/token.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { wordSet } from '@refinery/text/word-list.ts';
import { type Change, type Draft, proposeTogether } from '../../draft/draft.ts';
import type { CodePass } from '../pass.ts';
import { type NoteRange, noteRange } from './note-style.ts';
import { isShorterFrom, nounPhraseEnd, type Sentence, sentences, sentencesOf } from './sentence.ts';

/** Before these "a" makes another meaning: "a few" is not "few". */
const NEEDS_A = wordSet(
  'few little lot bit couple number pair dozen hundred thousand million billion half third quarter single great good while time way day week month year hour minute second day',
);
/** Before these "the" does: "the more, the better", "the one who", "the poor". */
const NEEDS_THE = wordSet('more less most least ones one poor rich former latter only same following');
/** After these the article belongs to a fixed phrase or the noun would be read as a verb. */
const KEEPS_AFTER = wordSet(
  'all both half twice what such quite rather many no not only more less so too once',
);
/** In tokens. */
const LONGEST_MEASURE = 8;
/** Names that go with "the". */
const NAMES_WITH_THE = wordSet('us usa uk eu un uae');

/** "at the end", "in a friendly way", "on the other hand": their nouns want the article. */
const FIXED = wordSet(
  'door row work page go look avoidance doubt bit while end start beginning top bottom middle moment meantime time way manner fashion first last rest other whole hand morning evening afternoon night past future same point sense case kind sort like',
);
const NONE: ReadonlySet<string> = new Set();

/** Articles where the noun phrase reads the same without them, and where "a" does not count. */
export const ARTICLES_PASS: CodePass = {
  name: 'articles',
  reason: 'article',
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  context: TRIGGER.a,
  run(draft: Draft) {
    let counted: ReadonlySet<string> | undefined;
    for (const sentence of sentences(draft, TRIGGER.article)) {
      const range = noteRange(sentence);
      if (range.to > 0) counted ??= countedNouns(draft);
      dropIn(sentence, range, counted ?? NONE);
    }
  },
};

/** All idle articles of a part of a sentence, or none: the guard undoes them together. */
function dropIn(sentence: Sentence, { from: first, to: end }: NoteRange, counted: ReadonlySet<string>): void {
  const { draft, live, words } = sentence;
  const changes: Change[] = [];
  for (let k = first; k < end - 1; k++) {
    const word = words[k];
    if (word !== 'the' && word !== 'a' && word !== 'an') continue;
    if (!stands(sentence, k) || !(word === 'the' ? isIdleThe(sentence, k) : isIdleA(sentence, k, counted)))
      continue;
    const from = live[k] ?? 0;
    changes.push({
      from,
      to: from + 1,
      replacement: '',
      pass: ARTICLES_PASS.name,
      reason: ARTICLES_PASS.reason,
    });
  }
  proposeTogether(draft, changes);
}

/** Stems of the nouns that the text counts: before these "a" may mean one. */
function countedNouns(draft: Draft): ReadonlySet<string> {
  const counted = new Set<string>();
  for (const { tags, words: found } of sentencesOf(draft, draft.whole, TRIGGER.number))
    for (let k = 0; k < tags.length; k++) {
      if (tags[k] !== TAG.number || !/^(?:[\d.,/]+|(?!one)[a-z]+)$/.test(found[k] ?? '')) continue;
      // "a 10% raise" counts no raises.
      let first = k;
      while (first > k - LONGEST_MEASURE && tags[first - 1] === TAG.number) first--;
      if (found[first - 1] === 'a' || found[first - 1] === 'an') continue;
      let at = k + 1;
      while (tags[at] === TAG.adjective || tags[at] === TAG.participle || tags[at] === TAG.adverb) at++;
      for (; tags[at] === TAG.noun; at++) counted.add(stem(found[at] ?? ''));
    }
  return counted;
}

/** An untouched article between spaces before a word whose spelling allows it. */
function stands({ draft, live, tags, words: all }: Sentence, k: number): boolean {
  const i = live[k] ?? -1;
  const next = draft.tokens[live[k + 1] ?? -1];
  if (!next || (draft.owner[i] ?? -1) >= 0 || draft.tokens[i + 1]?.kind !== SPACES) return false;
  if (next.kind !== WORD && next.kind !== SPAN && tags[k + 1] !== TAG.number) return false;
  if (k === 0) return true;
  return (
    draft.tokens[i - 1]?.kind === SPACES && !KEEPS_AFTER.has(all[k - 1] ?? '') && tags[k - 1] !== TAG.other
  );
}

function isIdleThe(sentence: Sentence, k: number): boolean {
  const { words: all, tags } = sentence;
  const next = all[k + 1] ?? '';
  if (NEEDS_THE.has(next) || tags[k + 1] === TAG.number || tags[k + 1] === TAG.punctuation) return false;
  if (isPartOf(sentence, k) || isFixed(sentence, k)) return false;
  // "the following" alone stands for what follows.
  if (!headBehind(sentence, k) || isTitle(sentence, k)) return false;
  return k > 0 || isShorterFrom(sentence, 0, 1);
}

/** The article of a fixed phrase, of what a relative clause describes, or behind a form of "be", where it says what something is. */
function isFixed(sentence: Sentence, k: number): boolean {
  const { words, tags } = sentence;
  if (tags[k - 1] === TAG.be || tags[k - 1] === TAG.contraction) return true;
  const end = simpleEnd(sentence, k + 1);
  if (tags[end] === TAG.relative || tags[end] === TAG.pronoun) return true;
  // "Last line: a rhyme": a label goes without.
  if (k === 0) return false;
  for (let at = k + 1; at < Math.max(end, k + 2); at++) if (FIXED.has(words[at] ?? '')) return true;
  return false;
}

/** Behind the noun phrase at `k`, "of …" left out. */
function simpleEnd(sentence: Sentence, k: number): number {
  const end = nounPhraseEnd(sentence, k);
  const of = sentence.words.slice(k, end).indexOf('of');
  return of > 0 && sentence.tags[end] !== TAG.relative && sentence.tags[end] !== TAG.pronoun ? k + of : end;
}

const PARTS = wordSet(
  'which each one some most none both many any few several either neither half two three all',
);

/** "each of the answers": of what is named, "each of answers" is none. */
export const isPartOf = ({ words }: Sentence, k: number): boolean =>
  words[k - 1] === 'of' && PARTS.has(words[k - 2] ?? '');

const TAKES_A = new Set<Tag>([
  TAG.preposition,
  TAG.base,
  TAG.present,
  TAG.past,
  TAG.gerund,
  TAG.participle,
  TAG.have,
  TAG.adverb,
  TAG.subordinator,
  TAG.to,
  TAG.do,
]);

function isIdleA(sentence: Sentence, k: number, counted: ReadonlySet<string>): boolean {
  const { words: all, tags } = sentence;
  const next = all[k + 1] ?? '';
  if (isFixed(sentence, k)) return false;
  if (NEEDS_A.has(next) || tags[k + 1] === TAG.punctuation || tags[k + 1] === TAG.determiner) return false;
  // "a x^2": a variable.
  if (/^[a-z]$/.test(next)) return false;
  const before = tags[k - 1];
  const starts = k === 0 || before === TAG.punctuation || before === TAG.conjunction;
  // Behind a noun "a" means "per" or there are two objects ("gives Bob a book").
  if (!starts && !(before !== undefined && TAKES_A.has(before)) && all[k - 1] !== 'how') return false;
  const from = measureEnd(sentence, k + 1);
  const end = nounPhraseEnd(sentence, from);
  // "a 5" is a mark, "3 page plan" might be three of them.
  if (end <= from || (tags[k + 1] === TAG.number && from === k + 2) || isEnumerated(sentence, k, end))
    return false;
  const head = all[headOf(sentence, k + 1, end)] ?? '';
  if (head === 'one') return false;
  if (k === 0) return isShorterFrom(sentence, 0, 1);
  return !counted.has(stem(head));
}

/** Position behind "$20 billion", "10%" or "5-year" before the noun that it describes, or `k`. */
function measureEnd({ draft, live, tags }: Sentence, k: number): number {
  if (tags[k] !== TAG.number) return k;
  let at = k + 1;
  // What is glued to the number belongs to it.
  for (; at < k + LONGEST_MEASURE && at < live.length; at++) {
    const before = draft.tokens[live[at - 1] ?? -1];
    const token = draft.tokens[live[at] ?? -1];
    if (!token || token.start !== before?.end) break;
  }
  return at;
}

/** The noun that a noun phrase is about: the one before "of". */
function headOf({ words: all }: Sentence, from: number, end: number): number {
  for (let i = from; i < end; i++) if (all[i] === 'of') return i - 1;
  return end - 1;
}

/** "a quarter, two nickels and 7 dimes": beside a number "a" is one too. */
function isEnumerated({ tags, words: all }: Sentence, k: number, end: number): boolean {
  const joins = (i: number): boolean =>
    all[i] === 'and' || all[i] === ',' || all[i] === 'or' || all[i] === 'plus';
  let behind = end;
  while (behind < end + 3 && joins(behind)) behind++;
  if (behind > end && tags[behind] === TAG.number) return true;
  let before = k - 1;
  if (!joins(before)) return false;
  while (before > k - 4 && joins(before)) before--;
  for (let i = before; i >= 0 && i > before - 6; i--) {
    if (tags[i] === TAG.number) return true;
    if (
      tags[i] === TAG.punctuation ||
      tags[i] === TAG.base ||
      tags[i] === TAG.past ||
      tags[i] === TAG.present
    )
      return false;
  }
  return false;
}

/** A noun stands in the phrase, so that "the poor" and "the following:" keep their article. */
function headBehind(sentence: Sentence, k: number): boolean {
  if (sentence.tags[k + 1] === TAG.span) return false;
  return nounPhraseEnd(sentence, k + 1) > k + 1;
}

/** "the Beatles" and "Lord of the Rings" keep their article; "the API" does not need it. */
function isTitle({ draft, live, tags, words }: Sentence, k: number): boolean {
  const article = draft.tokens[live[k] ?? -1];
  const next = draft.tokens[live[k + 1] ?? -1];
  if (!article || !next) return true;
  const noun = draft.text.slice(next.start, next.end);
  if (k > 0 && !isLowerAscii(draft.text.charCodeAt(article.start)) && !/^[-–—:]$/.test(words[k - 1] ?? ''))
    return true;
  if (isLowerAscii(noun.charCodeAt(0))) return false;
  if (NAMES_WITH_THE.has(next.lower) || next.kind !== WORD) return true;
  if (/^[A-Z]{2,}s?$/.test(noun)) return false;
  // "the Boyer-Moore algorithm", "the Korean peninsula": a common noun is the head.
  let at = k + 1;
  while (tags[at] === TAG.name) at++;
  return tags[at] !== TAG.noun;
}
