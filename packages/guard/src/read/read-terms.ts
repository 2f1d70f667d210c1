import {
  NEWLINE,
  NUMBER as NUMBER_TOKEN,
  PUNCT,
  SPACES,
  SPAN as SPAN_TOKEN,
  type Token,
  WORD as WORD_TOKEN,
} from '@refinery/text/token.ts';
import { hashOfSpan } from '../hash.ts';
import { operatorNumber } from '../lexicon/operator.ts';
import { exampleEnd } from './examples.ts';
import { isIdeographic, readIdeographs, runEnd } from './ideographs.ts';
import { signCounts } from './number-starts.ts';
import { isEnumerator, readNumber } from './numbers.ts';
import { enclosedBy, type FoundPhrase, findPhrase, phraseTerm } from './phrases.ts';
import { signAt, strongBreak, throughAt } from './signs.ts';
import type { Source } from './source.ts';
import {
  ACTION,
  CONTENT,
  LIGHT,
  NUMBER,
  newTerm,
  operatorTerm,
  quantityKey,
  SPAN,
  type Term,
} from './term.ts';
import { englishKey, type WordFacts } from './tongue.ts';
import { type Unit, unitOf } from './units.ts';
import { pushWord } from './word-terms.ts';

const EXAMPLE = operatorNumber('!example');
const ONLY = operatorNumber('!only');

/** "Erst nach der Freigabe" says "nach", and that it is not before. */
const RESTRICTED = /^(?:erst (?:nach|wenn|dann wenn|sobald)|if and only if)/;
/** "Antworte erst, wenn …", behind its first word. */
const RESTRICTED_CLAUSE = /^(?: dann)?, (?:wenn|nachdem|sobald)\b/;

/** Reads the tokens from `from` to `to` into `terms`. */
export function readTerms(terms: Term[], source: Source, from: number, to: number): void {
  for (let i = from; i < to; ) i = readToken(terms, source, i, to);
}

/** Reads what begins at token `i`; returns the index of the token behind it, as all that follow do. */
function readToken(terms: Term[], source: Source, i: number, to: number): number {
  const { text, tokens, tongue } = source;
  const token = tokens[i];
  if (!token || token.kind === SPACES || token.kind === NEWLINE) return i + 1;
  if (token.kind === SPAN_TOKEN) {
    terms.push(spanTerm(text, token));
    return i + 1;
  }
  const run = tongue.strings ? runEnd(tokens, i, to) : i;
  if (run > i) {
    readIdeographs(terms, source, token.start, tokens[run - 1]?.end ?? token.end);
    return run;
  }
  if (token.kind === WORD_TOKEN) return readWord(terms, source, token, i, to);
  const mayBegin = token.kind !== PUNCT || signCounts(token.lower);
  const number = mayBegin ? readNumber(source, i, to, terms.at(-1)) : undefined;
  if (number) {
    terms.push(number.term, ...(number.more ?? []));
    return number.next;
  }
  if (token.kind === PUNCT) {
    const sign = signAt(tokens, i, to, terms.at(-1));
    if (sign) terms.push(sign);
    return i + 1;
  }
  if (isEnumerator(source, i)) return i + 2;
  terms.push(newTerm(CONTENT, token.lower, token.start, token.end));
  return i + 1;
}

function readWord(terms: Term[], source: Source, token: Token, i: number, to: number): number {
  const { text, tokens, tongue } = source;
  const broken = escapedBreak(source, token);
  if (broken) {
    terms.push(strongBreak('\n', token.start, token.start));
    if (broken !== true) pushWord(terms, text, token, broken);
    return i + 1;
  }
  const facts = tongue.factsOf(token.word, token.lower);
  const number = mayCount(source, facts, i) ? readNumber(source, i, to, terms.at(-1)) : undefined;
  if (number) {
    terms.push(number.term, ...(number.more ?? []));
    return number.next;
  }
  const through = throughAt(tokens, i, terms.at(-1));
  if (through) {
    terms.push(through);
    return i + 1;
  }
  if (isIdeographic(token.lower)) {
    readIdeographs(terms, source, token.start, token.end);
    return i + 1;
  }
  const example = exampleEnd(text, token, tokens, i);
  if (example > i) {
    terms.push(operatorTerm(EXAMPLE, 'e.g.', token.start, tokens[example - 1]?.end ?? token.end));
    return example;
  }
  if (token.lower === 'erst' && RESTRICTED_CLAUSE.test(text.slice(token.end, token.end + 20))) {
    terms.push(operatorTerm(ONLY, token.lower, token.start, token.end));
    return i + 1;
  }
  const found = facts.phrases.length > 0 ? findPhrase(source, facts.phrases, i, to) : undefined;
  if (found) return readPhrase(terms, source, found, i);
  if (facts.parts) readParts(terms, text, token, facts.parts);
  else pushWord(terms, text, token, facts, facts.key !== 'just' || !isVerbNext(source, i));
  return i + 1;
}

/** Whether a number may begin with a word: with an article only where the word behind it allows that. */
function mayCount({ tokens, tongue }: Source, { counts, key, type }: WordFacts, i: number): boolean {
  if (!counts || type === NUMBER || (key !== 'a' && key !== 'an')) return counts;
  const next = tokens[tokens[i + 1]?.kind === SPACES ? i + 2 : i + 1];
  if (next?.kind !== WORD_TOKEN) return next?.kind === NUMBER_TOKEN || next?.lower === '$';
  return tongue.factsOf(next.word, next.lower).articleCounts;
}

const BACKSLASH = 0x5c;

/** "\\nRules": a line break written with a backslash, and the word behind it. True where there is none. */
function escapedBreak({ text, tongue }: Source, { start, lower }: Token): WordFacts | true | undefined {
  if (text.charCodeAt(start - 1) !== BACKSLASH || !/^[nt]/.test(lower)) return undefined;
  const rest = lower.slice(1);
  return rest === '' ? true : tongue.factsOf(undefined, rest);
}

/** Reads a phrase that begins at token `i`: of one with a gap the phrase, then what it encloses. */
function readPhrase(terms: Term[], source: Source, { phrase, end }: FoundPhrase, i: number): number {
  const { text, tokens } = source;
  const first = tokens[i];
  const last = tokens[end - 1];
  if (!first || !last || (phrase.filler && phrase.operator === 0)) return end;
  if (phrase.operator > 0 && RESTRICTED.test(phrase.key))
    terms.push(operatorTerm(ONLY, first.lower, first.start, first.end));
  const isGapped = phrase.gap >= 0;
  terms.push(phraseTerm(phrase, text, first.start, isGapped ? first.end : last.end));
  if (isGapped) {
    const inner = enclosedBy(phrase, tokens, i, end);
    readTerms(terms, source, inner.from, inner.to);
  }
  return end;
}

/** "part-time", "don't": each part is a term, and "year" the unit of the number before it. */
function readParts(terms: Term[], text: string, token: Token, parts: readonly WordFacts[]): void {
  for (const part of parts) {
    const before = terms.at(-1);
    const number = before?.type === NUMBER && before.start === token.start ? before : undefined;
    const unit = number && unitOf(part.name);
    if (unit) giveUnit(number, unit);
    else pushWord(terms, text, token, part);
  }
}

/** "three-year-old". */
function giveUnit(number: Term, { base, factor }: Unit): void {
  number.value *= factor;
  number.unit = base;
  number.key = quantityKey(number.value, base);
}

/** "just tell me" restricts nothing. */
function isVerbNext({ tokens, tongue }: Source, i: number): boolean {
  const next = tokens[i + 2];
  if (next?.kind !== WORD_TOKEN) return false;
  const facts = tongue.factsOf(next.word, next.lower);
  return facts.type === LIGHT || (facts.flags & ACTION) !== 0;
}

function spanTerm(text: string, { start, end, span }: Token): Term {
  const term = newTerm(SPAN, `□${hashOfSpan(text, start, end, span)}`, start, end);
  term.span = span;
  if (span === 'placeholder') term.inner = innerWords(text.slice(start, end));
  return term;
}

/** Keys of the words in a placeholder's name: "${skin_type}" says what it stands for. */
const innerWords = (placeholder: string): string[] =>
  placeholder
    .slice(0, LONGEST_NAME)
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 2)
    .map(englishKey);

/** In UTF-16 units. */
const LONGEST_NAME = 80;
