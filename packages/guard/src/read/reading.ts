import { segmentLanguage, textLanguage } from '@refinery/text/language.ts';
import { type Segment, segment } from '@refinery/text/segment.ts';
import { NUMBER as NUMBER_TOKEN, type Token } from '@refinery/text/token.ts';
import { WordNumber } from '@refinery/text/word.ts';
import { isWrapped } from '@refinery/text/wrapped.ts';
import { hashOf } from '../hash.ts';
import { operatorNumber, operatorSet } from '../lexicon/operator.ts';
import { isSpaceless, type Script } from '../lexicon/tables.ts';
import { PLACES, readBounds } from './bounds.ts';
import { markCounted } from './counted-lists.ts';
import { emphasisIn } from './emphasis.ts';
import { readUses, type Use } from './govern.ts';
import { reachItems } from './leads.ts';
import { countPassives } from './passives.ts';
import { prepareTokens } from './prepare.ts';
import { readTerms } from './read-terms.ts';
import type { Statement } from './statement.ts';
import { BREAK, LIGHT, OPERATOR, PLURAL, POSTPOSED, SPENT, type Term } from './term.ts';
import { tongueOf } from './tongue.ts';
import { UseIndex } from './use-index.ts';
import { readSigns, type Sign } from './written-signs.ts';

/** A text as the guard reads it. */
export interface Reading {
  text: string;
  /**
   * The text, as it was lexed: its blocks and what was handed over are read from them where they are asked
   * for.
   */
  tokens: readonly Token[];
  language: Script;
  terms: readonly Term[];
  /** Index of the statement of each term. */
  statementOf: readonly number[];
  statements: readonly Statement[];
  /** Uses of operators that are no bounds of numbers, in order. */
  uses: readonly Use[];
  useIndex: UseIndex;
  /** Signs that say something, in order. */
  signs: readonly Sign[];
}

const KANA = /[\u3040-\u30ff]/;
const HAN = /[\u4e00-\u9fff]/;

/** Language of a text; of texts without spaces told by their letters. */
export function scriptOf(text: string, tokens: readonly Token[]): Script {
  const language = textLanguage(tokens);
  if (language !== 'other') return language;
  return KANA.test(text) ? 'ja' : HAN.test(text) ? 'zh' : language;
}

/** Whether a sentence has words that are English alone, and none of another language. */
function isEnglish(tokens: readonly Token[], { from, to }: Segment): boolean {
  let found = false;
  for (let i = from; i < to; i++) {
    const word = tokens[i]?.word;
    if (!word) continue;
    const { bits } = word.hint;
    if (bits === 0 && found) continue;
    if (bits === ENGLISH || CONTRACTED.of(word)) found = true;
    else if (bits < 0 || (bits !== 0 && !(bits & ENGLISH))) return false;
  }
  return found;
}

/** 1 for a contraction as only English has it. */
const CONTRACTED = new WordNumber((lower) => (/(?:n't|'re|'ve|'ll)$/.test(lower) ? 1 : 0));

/** The bit of English in what a word hints at. */
const ENGLISH = 1;

/** Reads a text; `language` where it is to be read as another text was. */
export function readTokens(
  text: string,
  given: readonly Token[],
  language: Script = scriptOf(text, given),
): Reading {
  const tongue = tongueOf(language);
  const tokens = prepareTokens(text, given, tongue);
  const source = { text, tokens, tongue };
  const terms: Term[] = [];
  const statements: Statement[] = [];
  const statementOf: number[] = [];
  const uses: Use[] = [];
  const signs: Sign[] = [];
  const emphasis = emphasisIn(tokens);
  const segments = sentencesOf(segment(text, tokens), tokens, source.tongue.strings !== undefined);
  const spoken = isSpaceless(language) ? undefined : language;
  for (let i = 0; i < segments.length; i++) {
    const part = segments[i];
    if (!part) continue;
    const from = terms.length;
    // A sentence in a language of its own is read as one.
    const own = spoken && (isEnglish(tokens, part) ? 'en' : segmentLanguage(tokens, part, spoken));
    source.tongue = own === undefined || own === 'other' ? tongue : tongueOf(own);
    readTerms(terms, source, part.from, part.to);
    let last = part;
    for (let next = segments[i + 1]; next && isWrapped(text, tokens, last, next); next = segments[i + 1]) {
      readTerms(terms, source, next.from, next.to);
      last = next;
      i++;
    }
    if (terms.length === from) continue;
    const item = part.line === 'item' && part.first;
    const bounds = readBounds(terms, from, terms.length);
    markCounted(terms, from, terms.length);
    markSpent(terms, bounds);
    for (const use of readUses(terms, from, terms.length))
      if (!bounds.has(use.at) && !isPlace(terms[use.at])) uses.push(use);
    const written = readSigns(text, tokens, { ...part, to: last.to }, statements.length, emphasis);
    signs.push(...written);
    statements.push({
      from,
      to: terms.length,
      start: tokens[part.from]?.start ?? 0,
      end: tokens[last.to - 1]?.end ?? 0,
      line: part.line,
      item,
      numbered: item && isOrdinal(tokens, part.lineFrom),
      isForbidden: false,
      passives: countPassives(language, tokens, part.from, last.to),
      hash: hashSigns(hashTerms(terms, from), written),
    });
    while (statementOf.length < terms.length) statementOf.push(statements.length - 1);
  }
  markClauses(terms, statements);
  const all = reachItems({ uses, terms, statements, statementOf });
  const useIndex = new UseIndex({ terms, statementOf, uses: all });
  return { text, tokens: given, language, terms, statementOf, statements, uses: all, useIndex, signs };
}

const ENDS = new Set(['。', '！', '？', '；', '!', '?', ';']);

/** Where words stand without spaces, sentences do too. */
function sentencesOf(
  segments: readonly Segment[],
  tokens: readonly Token[],
  isDense: boolean,
): readonly Segment[] {
  return isDense ? segments.flatMap((part) => sentencesIn(part, tokens)) : segments;
}

function sentencesIn(part: Segment, tokens: readonly Token[]): Segment[] {
  const found: Segment[] = [];
  let { from } = part;
  for (let i = from; i < part.to; i++) {
    if (i + 1 < part.to && (!ENDS.has(tokens[i]?.lower ?? '') || ENDS.has(tokens[i + 1]?.lower ?? '')))
      continue;
    found.push({ ...part, from, to: i + 1, first: part.first && found.length === 0 });
    from = i + 1;
  }
  return found;
}

function markSpent(terms: readonly Term[], bounds: ReadonlySet<number>): void {
  for (const at of bounds) {
    const term = terms[at];
    if (term) term.flags |= SPENT;
  }
}

const isPlace = (term: Term | undefined): boolean => term !== undefined && PLACES.has(term.key);

function isOrdinal(tokens: readonly Token[], lineFrom: number): boolean {
  for (let i = lineFrom; i < lineFrom + 3; i++) if (tokens[i]?.kind === NUMBER_TOKEN) return true;
  return false;
}

const UNBOUNDED = hashOf('');

function hashTerms(terms: readonly Term[], from: number): number {
  let hash = 0;
  for (let i = from; i < terms.length; i++) {
    const term = terms[i];
    if (!term || term.type === LIGHT) continue;
    const own = term.type === OPERATOR ? term.operator * 7919 : hashOf(term.key);
    const bound = term.bound === '' ? UNBOUNDED : hashOf(term.bound);
    hash = Math.imul(hash ^ own ^ bound ^ (term.flags & PLURAL), 0x01000193);
  }
  return hash;
}

/** Statements of the same words with other signs are others. */
function hashSigns(of: number, signs: readonly Sign[]): number {
  let hash = of;
  for (const { key } of signs) hash = Math.imul(hash ^ hashOf(key), 0x01000193);
  return hash;
}

/** Operators that begin a clause. */
const TURNS = operatorSet('!then !first !last !before !after !if !when !unless !until !while');

function markClauses(terms: readonly Term[], statements: readonly Statement[]): void {
  let clause = 0;
  for (const { from, to } of statements) {
    clause++;
    for (let i = from; i < to; i++) {
      const term = terms[i];
      if (!term) continue;
      const turns = TURNS.has(term.operator) && opensClause(terms, i, from);
      const closes = turns && (term.flags & POSTPOSED) !== 0;
      if (term.type === BREAK || (turns && !closes)) clause++;
      term.clause = clause;
      if (closes) clause++;
    }
  }
}

/** "Applications are first read by …" is one clause. */
function opensClause(terms: readonly Term[], at: number, from: number): boolean {
  const before = terms[at - 1];
  if (terms[at]?.operator !== FIRST || at === from || !before) return true;
  return before.type === BREAK || before.operator === AND;
}

const FIRST = operatorNumber('!first');
const AND = operatorNumber('!and');
