import type { Token } from '@refinery/text/token.ts';
import { WordNumber } from '@refinery/text/word.ts';
import { operatorNumber } from '../lexicon/operator.ts';
import {
  BREAK,
  CAPITAL,
  CONTENT,
  LIGHT,
  NUMBER,
  newTerm,
  OF,
  OPERATOR,
  OWNER,
  operatorTerm,
  type Term,
  WEAK,
} from './term.ts';
import { FUNCTION, type WordFacts } from './tongue.ts';

/** Adds the term of a word, if it is one; `bindsNext` is false for a "just" that restricts nothing. */
export function pushWord(
  terms: Term[],
  text: string,
  token: Token,
  facts: WordFacts,
  bindsNext = true,
): void {
  const { start, end } = token;
  if (end - start <= LONGEST_SIGN && token.word && !SPELLED.of(token.word)) return;
  if (facts.type === FUNCTION) {
    if (facts.key === 'but' || (facts.key === 'so' && CONCLUDES.test(text.slice(end, end + 12))))
      terms.push(newTerm(BREAK, facts.key, start, end));
  } else if (facts.type === OPERATOR) {
    const isIdle = facts.key === 'just' ? !bindsNext : facts.key === 'no' && answersYes(terms);
    if (!isIdle) terms.push(operatorOf(terms, text, token, facts));
  } else terms.push(wordTerm(text, token, facts));
}

/** Of what the lexer takes for a word and is none, in UTF-16 units. */
const LONGEST_SIGN = 2;
/** 1 for what has a letter or a figure. */
const SPELLED = new WordNumber((lower) => (/[\p{L}\p{N}]/u.test(lower) ? 1 : 0));

/** "…, so please do", not "so short". */
const CONCLUDES =
  /^ (?:please|no|not|do|don't|none|never|you|i|we|they|it|he|she|the|that's|this|make|keep|write|use)\b/i;

/** "yes or no". */
const answersYes = (terms: readonly Term[]): boolean => terms.slice(-4).some(({ key }) => key === 'yes');

const SHOULD = operatorNumber('!should');
const IF = operatorNumber('!if');
const LETTER = /\p{L}/u;

/** "Should they ask, …" is a condition. */
function operatorOf(
  terms: readonly Term[],
  text: string,
  { start, end }: Token,
  { operator, name, groups }: WordFacts,
): Term {
  const last = terms.at(-1);
  const opens = (!last || last.type === BREAK) && !LETTER.test(text[start - 2] ?? '');
  const isCondition = opens && operator === SHOULD && /^(?:should|soll)/.test(name);
  const term = operatorTerm(isCondition ? IF : operator, name, start, end);
  term.groups = groups;
  return term;
}

const OF_BEFORE = /\bof (?:the |an? |its |your |our |their |my |all )?$/;
/** Of "of" with its space, and with what may follow it, in UTF-16 units. */
const SHORTEST_OF = 3;
const LONGEST_OF = 9;

/** Whether "of" stands in front of a word; the pattern is for the few places near one. */
function followsOf(text: string, start: number): boolean {
  for (let at = start - SHORTEST_OF; at >= start - LONGEST_OF; at--)
    if (text.charCodeAt(at) === 0x6f && text.charCodeAt(at + 1) === 0x66)
      return OF_BEFORE.test(text.slice(Math.max(0, at - 1), start));
  return false;
}

function wordTerm(text: string, { start, end }: Token, { type, key, groups, flags, value }: WordFacts): Term {
  const isNumber = type === NUMBER;
  const term = newTerm(isNumber || type === LIGHT ? type : CONTENT, key, start, end);
  term.groups = groups;
  term.flags = flags;
  if (isNumber) {
    term.value = value;
    term.raw = value;
    term.key = String(value);
    if (value === 1) term.flags |= WEAK;
  }
  if (followsOf(text, start)) term.flags |= OF;
  if (isOwner(text, end)) term.flags |= OWNER;
  const initial = text.charCodeAt(start);
  if (initial >= 65 && initial <= 90) term.flags |= CAPITAL;
  return term;
}

/** "the editor's", "the editors'". */
function isOwner(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  return isApostrophe(last) || (last === 0x73 && isApostrophe(text.charCodeAt(end - 2)));
}

const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019;
