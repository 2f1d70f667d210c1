import { isLowerAscii } from '@refinery/text/chars.ts';
import { countTokens } from '@refinery/text/count-tokens.ts';
import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import { WORD } from '@refinery/text/token.ts';
import { type Draft, type DraftSegment, holds, liveTokens } from './draft.ts';
import { propose } from './propose.ts';
import { tagsOf } from './tags.ts';

/** A sentence as the passes see it: its live tokens with their parts of speech. */
export interface Sentence {
  draft: Draft;
  part: DraftSegment;
  /** Indices into `draft.tokens`, without spaces and deleted tokens. */
  live: readonly number[];
  /** Parts of speech of `live`; `other` for what a pass changed already. */
  tags: readonly Tag[];
  /** Lower-case words of `live`, empty for protected text. */
  words: readonly string[];
}

const ALL_TAGS: readonly Tag[] = Object.values(TAG);

/** The English sentences of a draft that hold one of the words (bits of `TRIGGER`), as they are now. */
export function sentences(draft: Draft, triggers?: number): readonly Sentence[] {
  const found: Sentence[] = [];
  for (const part of draft.segments) {
    if (part.language !== 'en' || (part.line !== 'text' && part.line !== 'item')) continue;
    if (triggers === undefined || holds(draft, part, triggers)) found.push(sentenceOf(draft, part));
  }
  return found;
}

/** Sentences as last read, by draft (which its owners identify), until one of their tokens changes. */
const READ = new WeakMap<Int32Array, ({ sentence: Sentence; tokens: readonly number[] } | undefined)[]>();

export function sentenceOf(draft: Draft, part: DraftSegment): Sentence {
  const tokens = liveTokens(draft, part);
  const read = READ.get(draft.owner) ?? [];
  const known = read[part.index];
  // A change makes the list of live tokens anew.
  if (known?.tokens === tokens) return known.sentence;
  const sentence = readSentence(draft, part, tokens);
  read[part.index] = { sentence, tokens };
  READ.set(draft.owner, read);
  return sentence;
}

function readSentence(draft: Draft, part: DraftSegment, live: readonly number[]): Sentence {
  const words: string[] = [];
  const changed: number[] = [];
  for (let k = 0; k < live.length; k++) {
    const i = live[k] ?? -1;
    const out = draft.out[i];
    if (out !== undefined) changed.push(k);
    words.push(out === undefined ? (draft.tokens[i]?.lower ?? '') : out.toLowerCase());
  }
  return new ReadSentence(draft, part, live, words, changed);
}

/** Is tagged when a pass first asks for its parts of speech: many find none of their words. */
class ReadSentence implements Sentence {
  readonly draft: Draft;
  readonly part: DraftSegment;
  readonly live: readonly number[];
  readonly words: readonly string[];
  private readonly changed: readonly number[];
  private known: readonly Tag[] | undefined;

  constructor(
    draft: Draft,
    part: DraftSegment,
    live: readonly number[],
    words: readonly string[],
    changed: readonly number[],
  ) {
    this.draft = draft;
    this.part = part;
    this.live = live;
    this.words = words;
    this.changed = changed;
  }

  get tags(): readonly Tag[] {
    this.known ??= this.read();
    return this.known;
  }

  private read(): readonly Tag[] {
    const all = tagsOf(this.draft, this.part);
    const tags: Tag[] = [];
    for (const i of this.live) tags.push(ALL_TAGS[all[i] ?? 0] ?? TAG.other);
    for (const k of this.changed) tags[k] = TAG.other;
    return tags;
  }
}

/**
 * Replaces the words from `from` to `to` (exclusive, positions in `live`). False where another pass has
 * changed one of them.
 */
export function change(
  sentence: Sentence,
  pass: { name: string; reason: string },
  from: number,
  to: number,
  replacement = '',
): boolean {
  const { draft, live } = sentence;
  const first = live[from];
  const last = live[to - 1];
  if (first === undefined || last === undefined) return false;
  return propose(draft, { from: first, to: last + 1, replacement, pass: pass.name, reason: pass.reason });
}

/**
 * Makes a label of what stands before `from`: "The fee is 4 euros" is "Fee: 4 euros". False as for `change`.
 */
export function changeToLabel(
  sentence: Sentence,
  pass: { name: string; reason: string },
  from: number,
  to: number,
  replacement = ':',
): boolean {
  if (!change(sentence, pass, from, to, replacement)) return false;
  const hasArticle = /^(?:the|an?)$/.test(sentence.words[0] ?? '');
  if (hasArticle && isShorterFrom(sentence, 0, 1)) change(sentence, pass, 0, 1);
  return true;
}

/** True where none of the words was changed yet and none is glued to a neighbour ("and/or", "the-one"). */
export function isFree({ draft, live }: Sentence, from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    const i = live[k] ?? -1;
    if (draft.tokens[i]?.kind !== WORD || (draft.owner[i] ?? -1) >= 0) return false;
  }
  const start = draft.tokens[live[from] ?? -1]?.start ?? 0;
  const end = draft.tokens[live[to - 1] ?? -1]?.end ?? 0;
  return !/[\w/@#*_\\-]/.test(draft.text[start - 1] ?? ' ') && !/[\w/@#*_\\-]/.test(draft.text[end] ?? ' ');
}

/** True for "he" and "He", not for "HE": shouting is meant. */
export function isCalm({ draft, live }: Sentence, k: number): boolean {
  const token = draft.tokens[live[k] ?? -1];
  return (
    token !== undefined && (token.end - token.start < 2 || isLowerAscii(draft.text.charCodeAt(token.end - 1)))
  );
}

const IN_NOUN_PHRASE = new Set<Tag>([
  TAG.determiner,
  TAG.possessive,
  TAG.adjective,
  TAG.number,
  TAG.noun,
  TAG.name,
  TAG.participle,
  TAG.gerund,
  TAG.span,
]);
const HEADS = new Set<Tag>([TAG.noun, TAG.name, TAG.span, TAG.number]);

/** Position behind the noun phrase that starts at `k`, "of …" included, or `k` where none does. */
export function nounPhraseEnd(sentence: Sentence, k: number): number {
  const { tags, words } = sentence;
  if (tags[k] === TAG.pronoun || tags[k] === TAG.object) return k + 1;
  const at = simplePhraseEnd(sentence, k);
  if (at === k || words[at] !== 'of') return at;
  const end = simplePhraseEnd(sentence, at + 1);
  return end > at + 1 ? end : at;
}

/** In words. No noun phrase that anyone reads is longer. */
const LONGEST_PHRASE = 24;

function simplePhraseEnd(sentence: Sentence, k: number): number {
  const { tags } = sentence;
  let at = k;
  while (at < k + LONGEST_PHRASE && (isInside(sentence, at, k) || joinsAdjectives(sentence, at))) at++;
  while (at > k && !HEADS.has(tags[at - 1] ?? TAG.other)) at--;
  return at;
}

/** Part of a noun phrase; a determiner behind a noun starts the next one. */
function isInside({ tags }: Sentence, at: number, from: number): boolean {
  const tag = tags[at] ?? TAG.other;
  return (
    IN_NOUN_PHRASE.has(tag) && !(at > from && tag === TAG.determiner && HEADS.has(tags[at - 1] ?? TAG.other))
  );
}

const DESCRIBES = new Set<Tag>([TAG.adjective, TAG.participle, TAG.gerund]);

/** "clear and simple words", "short, simple words": between two adjectives. */
function joinsAdjectives({ tags, words }: Sentence, k: number): boolean {
  const joins = words[k] === 'and' || words[k] === 'or' || words[k] === 'but' || words[k] === ',';
  return joins && DESCRIBES.has(tags[k - 1] ?? TAG.other) && DESCRIBES.has(tags[k + 1] ?? TAG.other);
}

/**
 * True where a clause starts at `k`: at the start of the sentence, behind a comma, semicolon, colon, "and" or
 * a subordinator.
 */
export function startsClause({ tags, words }: Sentence, k: number): boolean {
  const before = tags[k - 1];
  if (before === undefined || before === TAG.subordinator || before === TAG.complementizer) return true;
  return before === TAG.punctuation ? /^[,;:(—–]$/.test(words[k - 1] ?? '') : before === TAG.conjunction;
}

const COSTS = new Map<string, number>();
const LARGEST_CACHE = 20_000;

/** Tokens of a few words, remembered: passes ask before they put a word in another form. */
function cost(text: string): number {
  const known = COSTS.get(text);
  if (known !== undefined) return known;
  const made = countTokens(text);
  if (COSTS.size >= LARGEST_CACHE) COSTS.clear();
  COSTS.set(text, made);
  return made;
}

/** True where the sentence without its first `k` words has fewer tokens, the new capital included. */
export function isShorterFrom({ draft, live }: Sentence, from: number, k: number): boolean {
  const start = draft.tokens[live[from] ?? -1]?.start ?? 0;
  const next = draft.tokens[live[k] ?? -1];
  if (!next) return false;
  const word = draft.text.slice(next.start, next.end);
  const capital = word.charAt(0).toUpperCase() + word.slice(1);
  return cost(` ${capital}`) < cost(` ${draft.text.slice(start, next.end)}`);
}
