import { GREETING_WORDS, isCommonNoun } from '../text/common-nouns.ts';
import { ACTION_VERBS } from '../text/word-sets.ts';
import type { Fact, Reading } from './facts.ts';
import { CONTENT, type Item, STOP, type Stream } from './stream.ts';

/** Formats and languages that a prompt may ask for: they count wherever and however they are written. */
const FORMATS = new Set(
  `json xml yaml csv markdown html latex table bullet bullets english german french spanish italian portuguese chinese japanese korean
  russian arabic hindi dutch turkish polish swedish uppercase lowercase`.split(/\s+/),
);

/** Names (capitalized words inside sentences, acronyms, identifiers) and the asked-for formats and languages. */
export function nameFacts(original: Reading, refined: Reading): Fact[] {
  const present = new Set<string>();
  for (const item of refined.stream) if (item.type === CONTENT) present.add(plain(item.word));
  const seen = new Set<string>();
  const facts: Fact[] = [];
  for (const { item, kind } of namesOf(original)) {
    const name = plain(item.word);
    if (seen.has(name)) continue;
    seen.add(name);
    const survives = present.has(name) || present.has(`${name}s`) || present.has(name.replace(/s$/, ''));
    facts.push({
      kind,
      text: original.text.slice(item.start, item.end),
      start: item.start,
      end: item.end,
      survives,
    });
  }
  return facts;
}

const plain = (word: string): string => word.replace(/['’]s$/, '');

function* namesOf({ stream, text }: Reading): Generator<{ item: Item; kind: string }> {
  let lineStart = 0;
  for (let at = 0; at <= stream.length; at++) {
    if (at < stream.length && stream[at]?.word !== '\n') continue;
    const titleCase = isTitleCase(stream, lineStart, at);
    for (let i = lineStart; i < at; i++) {
      const item = stream[i];
      if (item?.type !== CONTENT || GREETING_WORDS.has(stream[i - 1]?.word ?? '')) continue;
      if (FORMATS.has(item.word)) yield { item, kind: 'format' };
      else if (isIdentifier(text, item) || (!titleCase && isName(stream, i))) yield { item, kind: 'name' };
    }
    lineStart = at + 1;
  }
}

function isName(stream: Stream, i: number): boolean {
  const item = stream[i];
  const before = stream[i - 1];
  if (!item?.capital || item.word.length < 3 || !before || before.type === STOP) return false;
  return (
    !isCommonNoun(before.word, item.word) &&
    before.word !== ':' &&
    before.word !== '□' &&
    !ACTION_VERBS.has(item.word)
  );
}

/** Headings and shouted lines capitalize everything, so capitals say nothing there. The first word of a line is no evidence. */
function isTitleCase(stream: Stream, from: number, to: number): boolean {
  let words = 0;
  let capitals = 0;
  for (let i = from + 1; i < to; i++) {
    const item = stream[i];
    if (item?.type !== CONTENT) continue;
    words++;
    if (item.capital) capitals++;
  }
  const isSentence = stream[to - 1]?.type === STOP;
  return words > (isSentence ? 1 : 0) && capitals > 0.6 * words;
}

/** snake_case, camelCase, and words with digits; not the "nYour" of an escaped line break before "Your". */
function isIdentifier(text: string, item: Item): boolean {
  if (text[item.start - 1] === '\\') return false;
  return /[a-z][A-Z]|[A-Za-z]\d|_/.test(text.slice(item.start, item.end));
}
