import { NUMBER, SPACES, type Token, WORD } from '@refinery/text/token.ts';
import { goesOn, opensClause, opensCondition } from './commas.ts';
import { claim, type Draft, type DraftSegment, lowerOf, textOf, WHITESPACE_OWNER } from './draft.ts';
import { mendMarks } from './mend-marks.ts';

const CLOSING = new Set(', . ; : ! ? ) ] } … 。 ， 、 ； ： ！ ？ ） 」 』'.split(' '));
const DANGLING = new Set(', ; : — – ， 、 ； ：'.split(' '));
/** They open a Spanish sentence and go with it. */
const OPENING = new Set(['¿', '¡']);
const TERMINAL = new Set('. ! ? … 。 ！ ？'.split(' '));

/**
 * Mends a sentence whose words were deleted or replaced: spaces, commas that lost their phrase, the capital
 * at its start, "a" before a vowel, the mark at its end. Each mend belongs to the change that made it
 * necessary.
 */
export function settle(draft: Draft, part: DraftSegment): void {
  dropOpeningMark(draft, part);
  for (let i = part.from; i < part.to; i++) {
    if ((draft.owner[i] ?? -1) < 0 || draft.out[i] !== '') continue;
    let to = i + 1;
    while (to < part.to && draft.out[to] === '') to++;
    closeGap(draft, part, i, to);
    // The space behind the gap is settled.
    i = draft.tokens[to]?.kind === SPACES ? to : to - 1;
  }
  mendMarks(draft, part);
  attachPunctuation(draft, part);
  if (isEmpty(draft, part)) {
    empty(draft, part);
    return;
  }
  restoreCapital(draft, part);
  keepCapitals(draft, part);
  if (part.language === 'en') fixArticles(draft, part);
  endStatement(draft, part);
}

/** A phrase that became punctuation at the start of its sentence ("And you will" → ";") is gone. */
function dropOpeningMark(draft: Draft, part: DraftSegment): void {
  const first = liveFrom(draft, part, part.from);
  const out = draft.out[first];
  if (!out || !DANGLING.has(out[0] ?? '') || continues(draft, part)) return;
  claim(draft, first, out.slice(1).trimStart(), draft.owner[first] ?? WHITESPACE_OWNER);
}

/**
 * A phrase that became punctuation ("and you will" → ";") stands at the word before it, and a mark behind
 * brackets that went.
 */
function attachPunctuation(draft: Draft, part: DraftSegment): void {
  for (let i = part.from + 1; i < part.to; i++) {
    const out = draft.out[i] ?? (draft.out[i - 1] === '' ? lowerOf(draft, i) : undefined);
    if (!out || draft.tokens[i]?.kind === SPACES || !CLOSING.has(out[0] ?? '')) continue;
    if (draft.out[i] === undefined && draft.tokens[i - 1]?.kind === SPACES) continue;
    const owner = draft.owner[draft.out[i] === undefined ? i - 1 : i] ?? WHITESPACE_OWNER;
    dropSpaces(draft, Math.max(part.from, liveBefore(draft, part, i) + 1), i, owner);
  }
}

function liveBefore(draft: Draft, part: DraftSegment, i: number): number {
  let at = i - 1;
  while (at >= part.from && (draft.out[at] === '' || draft.tokens[at]?.kind === SPACES)) at--;
  return at < part.from ? -1 : at;
}

function liveFrom(draft: Draft, part: DraftSegment, i: number): number {
  let at = i;
  while (at < part.to && (draft.out[at] === '' || draft.tokens[at]?.kind === SPACES)) at++;
  return at >= part.to ? -1 : at;
}

/** Decides what becomes of the spaces and commas around the deleted tokens from `from` to `to`. */
function closeGap(draft: Draft, part: DraftSegment, from: number, to: number): void {
  const owner = draft.owner[from] ?? -1;
  // Of a pair of commas that go, the one that ends a condition stays.
  const isPair = to - from > 1 && [from, to - 1].every((i) => draft.tokens[i]?.lower === ',');
  if (isPair && opensCondition(draft, part)) claim(draft, to - 1, ',', owner);
  let left = liveBefore(draft, part, from);
  let right = liveFrom(draft, part, to);
  if (left < 0 || isOpening(draft, part, left)) {
    while (right >= 0 && DANGLING.has(lowerOf(draft, right)) && draft.out[right] === undefined) {
      claim(draft, right, '', owner);
      right = liveFrom(draft, part, right);
    }
    dropSpaces(draft, left < 0 ? part.from : left + 1, right < 0 ? part.to : right, owner);
    return;
  }
  const after = right < 0 ? '' : lowerOf(draft, right);
  const endsHere = right < 0 || TERMINAL.has(after) || after === ')';
  if (
    lowerOf(draft, left) === ',' &&
    draft.out[left] === undefined &&
    (endsHere || after === ',' || after === ';')
  ) {
    claim(draft, left, '', owner);
    if (after === ',' && !endsHere && goesOn(draft, part, left, liveFrom(draft, part, right + 1)))
      claim(draft, right, '', owner);
    left = liveBefore(draft, part, left);
    right = liveFrom(draft, part, to);
  }
  const isAside =
    draft.tokens[from]?.lower === ',' && goesOn(draft, part, from, liveFrom(draft, part, right + 1));
  if (after === ',' && draft.out[right] === undefined && (isAside || opensClause(draft, part, left))) {
    claim(draft, right, '', owner);
    right = liveFrom(draft, part, to);
  }
  // The capital of a phrase that became another stays with that.
  if (draft.owner[left] !== owner) carryCapital(draft, from, right, owner);
  const gapFrom = left + 1;
  const gapTo = right < 0 ? part.to : right;
  // French puts a space before some marks.
  if (right > 0 && isSpacedMark(draft, part, right)) {
    dropSpaces(draft, gapFrom, right - 1, owner);
    return;
  }
  const tight =
    right < 0 ||
    (CLOSING.has(textOf(draft, right)[0] ?? '') && !opensName(draft, right)) ||
    opensBefore(draft, left) ||
    // "**Do not** go" is "**Don't** go", and "**please go** now" is "**go** now".
    (right === to && isEmphasisBeside(draft, right, to - 1)) ||
    (left === from - 1 && isEmphasisBeside(draft, left, from));
  keepOneSpace(draft, gapFrom, gapTo, owner, tight);
}

/** The mark of ".env" and ":root". */
const opensName = ({ tokens }: Draft, i: number): boolean =>
  tokens[i - 1]?.kind === SPACES && (tokens[i + 1]?.kind === WORD || tokens[i + 1]?.kind === NUMBER);

/** A mark of emphasis at a word that went. */
const isEmphasisBeside = (draft: Draft, mark: number, word: number): boolean =>
  draft.tokens[word]?.kind !== SPACES && /^[*_]+$/.test(lowerOf(draft, mark));

/** A bracket, or the mark of a quotation that does not close in its paragraph. */
function opensBefore(draft: Draft, i: number): boolean {
  const mark = lowerOf(draft, i);
  if (mark === '"') return draft.tokens[i - 1]?.kind !== WORD && draft.tokens[i + 1]?.kind !== SPACES;
  return mark !== '' && '([{“„‘'.includes(mark);
}

/** True for "¿" and "¡" at the start of a sentence. */
function isOpening(draft: Draft, part: DraftSegment, i: number): boolean {
  return draft.out[i] === undefined && OPENING.has(lowerOf(draft, i)) && liveBefore(draft, part, i) < 0;
}

function isSpacedMark(draft: Draft, part: DraftSegment, i: number): boolean {
  return (
    part.language === 'fr' &&
    '?!:;»'.includes(lowerOf(draft, i) || '-') &&
    draft.out[i] === undefined &&
    draft.tokens[i - 1]?.kind === SPACES &&
    draft.out[i - 1] !== ''
  );
}

/**
 * Where a sentence starts without punctuation before it ("… in Rome Please list"), its capital moves to the
 * next word.
 */
function carryCapital(draft: Draft, from: number, right: number, owner: number): void {
  const first = draft.tokens[from];
  const next = draft.tokens[right];
  if (first?.kind !== WORD || next?.kind !== WORD || draft.out[right] !== undefined) return;
  const was = draft.text.slice(first.start, first.end);
  const word = draft.text.slice(next.start, next.end);
  if (/^\p{Lu}\p{Ll}/u.test(was) && /^\p{Ll}[\p{Ll}'-]*$/u.test(word))
    claim(draft, right, capitalized(word), owner);
}

function dropSpaces(draft: Draft, from: number, to: number, owner: number): void {
  for (let i = from; i < to; i++)
    if (draft.tokens[i]?.kind === SPACES && draft.out[i] !== '')
      claim(draft, i, '', spaceOwner(draft, i, owner));
}

/** A space goes with the word before it that went, else with the one behind it. */
function spaceOwner(draft: Draft, i: number, owner: number): number {
  for (const beside of [i - 1, i + 1])
    if (draft.out[beside] === '' && (draft.owner[beside] ?? -1) >= 0) return draft.owner[beside] ?? owner;
  return owner;
}

function keepOneSpace(draft: Draft, from: number, to: number, owner: number, none: boolean): void {
  let kept = none;
  let available = -1;
  for (let i = from; i < to; i++) {
    if (draft.tokens[i]?.kind !== SPACES) continue;
    if (draft.out[i] === '') {
      available = i;
      continue;
    }
    if (kept) claim(draft, i, '', spaceOwner(draft, i, owner));
    kept = true;
  }
  // All spaces went with the phrase though words remain on both sides.
  if (!kept && available >= 0) claim(draft, available, ' ', owner);
}

/** True when nothing but punctuation is left of a sentence that had words. */
function isEmpty(draft: Draft, part: DraftSegment): boolean {
  let touched = false;
  for (let i = part.from; i < part.to; i++) {
    const token = draft.tokens[i];
    if (!token) continue;
    if ((draft.owner[i] ?? -1) >= 0) touched = true;
    if (draft.out[i] === '' || token.kind === SPACES) continue;
    // The mark that opens a Spanish question may have become the words that replace it.
    const left = draft.out[i] ?? token.lower;
    if (!TERMINAL.has(left) && !DANGLING.has(left) && !OPENING.has(left)) return false;
  }
  return touched;
}

function empty(draft: Draft, part: DraftSegment): void {
  let owner = -1;
  for (let i = part.from; i < part.to && owner < 0; i++) owner = draft.owner[i] ?? -1;
  for (let i = part.from; i < part.to; i++) if (draft.out[i] !== '') claim(draft, i, '', owner);
}

function restoreCapital(draft: Draft, part: DraftSegment): void {
  if (continues(draft, part)) return;
  let first = liveFrom(draft, part, part.from);
  while (first >= 0 && draft.out[first] === undefined && OPENING.has(lowerOf(draft, first)))
    first = liveFrom(draft, part, first + 1);
  const token = draft.tokens[first];
  let original = part.from;
  while (original < first && draft.tokens[original]?.kind !== WORD) original++;
  const was = draft.tokens[original];
  if (!token || !was || was.kind !== WORD || (first === original && draft.out[first] === undefined)) return;
  const initial = draft.text[was.start] ?? '';
  const text = textOf(draft, first);
  if (initial === initial.toLowerCase() || (token.kind !== WORD && draft.out[first] === undefined)) return;
  // "iPhone" and "e-mail.ts" keep their own case; "i.e." that stands for other words does not.
  if (/^\p{Ll}[\p{Ll}'’-]*(?:[\s:;,]|$)/u.test(text) || /^(?:e\.g|i\.e|etc)\./.test(draft.out[first] ?? ''))
    claim(draft, first, capitalized(text), ownerNear(draft, first, part));
}

/**
 * A phrase with a capital inside a sentence ("… in Rome Make sure that") is replaced by one with a capital.
 */
function keepCapitals(draft: Draft, part: DraftSegment): void {
  for (let i = part.from; i < part.to; i++) {
    const out = draft.out[i];
    const token = draft.tokens[i];
    if (!out || token?.kind !== WORD || out === token.lower || !/^\p{Ll}+(?:['’]\p{Ll}+)?(?: |$)/u.test(out))
      continue;
    if (/^\p{Lu}\p{Ll}/u.test(draft.text.slice(token.start, token.start + 2)))
      claim(draft, i, capitalized(out), draft.owner[i] ?? WHITESPACE_OWNER);
  }
}

const capitalized = (word: string): string => (word[0] ?? '').toUpperCase() + word.slice(1);

/** True where an edit joined the sentence to the one before it. */
function continues(draft: Draft, part: DraftSegment): boolean {
  const owner = draft.owner[part.from] ?? -1;
  return owner > WHITESPACE_OWNER && (draft.proposals[owner]?.from ?? part.from) < part.from;
}

function ownerNear(draft: Draft, at: number, part: DraftSegment): number {
  for (let i = at; i >= part.from; i--) if ((draft.owner[i] ?? -1) >= 0) return draft.owner[i] ?? -1;
  return -1;
}

const VOWEL_SOUND = /^(?:[aeio]|u(?!ni(?!n|m)|s[aeiu]|tili|rin)|hour|honest|honou?r|heir)/i;
const CONSONANT_SOUND = /^(?:one\b|once\b|eu|ewe)/i;

const wantsAn = (word: string): boolean => VOWEL_SOUND.test(word) && !CONSONANT_SOUND.test(word);

/** "a very unusual case" without "very" is "an unusual case". */
function fixArticles(draft: Draft, part: DraftSegment): void {
  for (let i = part.from; i < part.to; i++) {
    const article = lowerOf(draft, i);
    if ((article !== 'a' && article !== 'an') || draft.out[i] !== undefined) continue;
    let next = liveFrom(draft, part, i + 1);
    while (isEmphasis(draft.tokens[next])) next = liveFrom(draft, part, next + 1);
    const following = draft.tokens[next];
    if (!following || next === nextWord(draft.tokens, i, part.to) || !/^[a-z]/i.test(textOf(draft, next)))
      continue;
    const right = wantsAn(textOf(draft, next)) ? 'an' : 'a';
    if (right !== article)
      claim(
        draft,
        i,
        textOf(draft, i).startsWith('A') ? `A${right.slice(1)}` : right,
        ownerNear(draft, next, part),
      );
  }
}

/** Marks of emphasis are no words: "**A** or **B**" has no article. */
function nextWord(tokens: readonly Token[], i: number, to: number): number {
  let at = i + 1;
  while (at < to && (tokens[at]?.kind === SPACES || isEmphasis(tokens[at]))) at++;
  return at;
}

const isEmphasis = (token: Token | undefined): boolean => token?.lower === '*' || token?.lower === '_';

/** The question marks of a polite question that became a statement: "?" and "??" are one full stop. */
function endStatement(draft: Draft, part: DraftSegment): void {
  let first = part.to;
  const marks: number[] = [];
  for (let i = liveBefore(draft, part, first); isAskingMark(draft, i); i = liveBefore(draft, part, i)) {
    marks.push(i);
    first = i;
  }
  if (!marks.some((i) => lowerOf(draft, i) === '?')) return;
  for (let i = part.from; i < first; i++) {
    const owner = draft.owner[i] ?? -1;
    if (owner < 0 || !draft.proposals[owner]?.statement) continue;
    for (const mark of marks) claim(draft, mark, mark === first ? '.' : '', owner);
    dropSpaces(draft, liveBefore(draft, part, first) + 1, first, owner);
    return;
  }
}

const isAskingMark = (draft: Draft, i: number): boolean =>
  /^[?!]$/.test(lowerOf(draft, i)) && draft.out[i] === undefined;
