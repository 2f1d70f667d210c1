import { ABBREVIATIONS } from '@refinery/text/abbreviations.ts';
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
import type { Phrase, PhraseIndex } from '../lexicon/compile.ts';
import { operatorNumber } from '../lexicon/operator.ts';
import { isIdeographic, readIdeographs } from './ideographs.ts';
import { isEnumerator, readNumber } from './numbers.ts';
import type { Source } from './source.ts';
import {
  ACTION,
  BREAK,
  CAPITAL,
  CONTENT,
  LIGHT,
  NUMBER,
  newTerm,
  OF,
  OPERATOR,
  OWNER,
  PLURAL,
  SPAN,
  STRONG,
  type Term,
  WEAK,
} from './term.ts';
import { englishKey, FUNCTION, type WordFacts } from './tongue.ts';
import { type Unit, unitOf } from './units.ts';

const SHOULD = operatorNumber('!should');
const IF = operatorNumber('!if');
const TO = operatorNumber('!to');

/** Words that a phrase with a gap may enclose. */
const GAP = 5;

const STRONG_SIGNS = new Set([
  ';',
  ':',
  '.',
  '!',
  '?',
  '(',
  ')',
  '—',
  '–',
  '。',
  '；',
  '：',
  '！',
  '？',
  '|',
  '[',
  ']',
  '→',
  '•',
]);
const SIGN_OPERATORS: Readonly<Record<string, string>> = {
  '≥': '!min',
  '≤': '!max',
  '<': '!less',
  '>': '!more',
  '~': '!about',
  '≈': '!about',
  '&': '!and',
  '+': '!and',
  '/': '!or',
};

/** Reads the tokens from `from` to `to` into `terms`. */
export function readTerms(terms: Term[], source: Source, from: number, to: number): void {
  const { text, tokens, tongue } = source;
  for (let i = from; i < to; ) {
    const token = tokens[i];
    if (!token || token.kind === SPACES || token.kind === NEWLINE) {
      i++;
      continue;
    }
    if (token.kind === SPAN_TOKEN) {
      terms.push(spanTerm(text, token));
      i++;
      continue;
    }
    const run = tongue.strings ? runEnd(tokens, i, to) : i;
    if (run > i) {
      readIdeographs(terms, source, token.start, tokens[run - 1]?.end ?? token.end);
      i = run;
      continue;
    }
    const facts = token.kind === WORD_TOKEN ? tongue.factsOf(token.word, token.lower) : undefined;
    const broken = escapedBreak(source, i);
    if (broken) {
      terms.push(breakTerm(token.start));
      if (broken !== true) pushWord(terms, text, token, broken);
      i++;
      continue;
    }
    const number = facts?.counts === false ? undefined : readNumber(source, i, to, terms.at(-1));
    if (number) {
      terms.push(number.term);
      i = number.next;
      continue;
    }
    if (token.kind === PUNCT) {
      const sign = endsAbbreviation(tokens, i, to)
        ? undefined
        : isRange(tokens, i, terms.at(-1))
          ? operatorTerm(TO, token.lower, token.start, token.end)
          : signTerm(token);
      if (sign) terms.push(sign);
      i++;
      continue;
    }
    if (isEnumerator(source, i)) {
      i += 2;
      continue;
    }
    if (!facts) {
      terms.push(newTerm(CONTENT, token.lower, token.start, token.end));
      i++;
      continue;
    }
    if (isIdeographic(token.lower)) {
      readIdeographs(terms, source, token.start, token.end);
      i++;
      continue;
    }
    const example = exampleEnd(text, token, tokens, i);
    if (example > i) {
      terms.push(operatorTerm(EXAMPLE, 'e.g.', token.start, tokens[example - 1]?.end ?? token.end));
      i = example;
      continue;
    }
    i = readWord(terms, source, i, to, facts);
  }
}

const CHARACTERS = /[\u2e80-\ud7ff\uf900-\ufaff０-９￥¥～：]/;
const JOINS = new Set('. , : ： ~ ～ 〜 - – / ． %'.split(' '));

/** Index behind the words and figures of a run without spaces that begins at token `i`; a space may stand between both: "15 分钟". */
function runEnd(tokens: readonly Token[], i: number, to: number): number {
  let end = i;
  for (let k = i; k < to; k++) {
    const token = tokens[k];
    if (!token) break;
    const isFigure = token.kind === NUMBER_TOKEN;
    if (isFigure || (token.kind === WORD_TOKEN && CHARACTERS.test(token.lower))) end = k + 1;
    else if (end === i) break;
    else if (token.kind === SPACES && token.end - token.start === 1 && end === k) continue;
    else if (!(token.kind === PUNCT && JOINS.has(token.lower) && end === k && isFigured(tokens, k))) break;
  }
  return end;
}

/** Whether a sign stands between figures. */
const isFigured = (tokens: readonly Token[], k: number): boolean =>
  /[\d０-９]$/.test(tokens[k - 1]?.lower ?? '') && /^[\d０-９]/.test(tokens[k + 1]?.lower ?? '');

const EXAMPLE = operatorNumber('!example');
const ABBREVIATED_EXAMPLE = /(?:e\.\s?g\.|z\.\s?B\.|p\.\s?ej\.|p\.\s?ex\.|ad es\.)/iy;

/** "features like search", and not "I'd like" or "look like". */
function namesExamples(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 2];
  return (
    before?.kind === WORD_TOKEN &&
    tokens[i - 1]?.kind === SPACES &&
    !LIKED.has(tokens[i + 2]?.lower ?? '') &&
    /[^s]s$/.test(before.lower) &&
    !LOOKS.has(before.lower)
  );
}

/** "they like to", "users like it": the verb. */
const LIKED = new Set('to it the a an this that these them how what when me you'.split(' '));

const LOOKS = new Set(
  'looks seems feels sounds acts works reads behaves tastes smells is was always this'.split(' '),
);

/** Index behind "e.g."  or behind "like" in front of a quotation; `i` where neither stands there. */
function exampleEnd(text: string, token: Token, tokens: readonly Token[], i: number): number {
  if (token.lower === 'like' && (tokens[i + 2]?.span === 'quote' || namesExamples(tokens, i))) return i + 1;
  ABBREVIATED_EXAMPLE.lastIndex = token.start;
  if (!ABBREVIATED_EXAMPLE.test(text)) return i;
  let end = i;
  while ((tokens[end]?.end ?? Number.POSITIVE_INFINITY) <= ABBREVIATED_EXAMPLE.lastIndex) end++;
  return end;
}

/** "\\nRules": a line break written with a backslash, and the word behind it. True where there is none. */
function escapedBreak({ text, tokens, tongue }: Source, i: number): WordFacts | true | undefined {
  const token = tokens[i];
  if (token?.kind !== WORD_TOKEN || text[token.start - 1] !== '\\' || !/^[nt]/.test(token.lower))
    return undefined;
  const rest = token.lower.slice(1);
  return rest === '' ? true : tongue.factsOf(undefined, rest);
}

function breakTerm(at: number): Term {
  const term = newTerm(BREAK, '\n', at, at);
  term.flags = STRONG;
  return term;
}

function spanTerm(text: string, { start, end, span }: Token): Term {
  const term = newTerm(SPAN, `□${hashOfSpan(text, start, end, span)}`, start, end);
  term.span = span;
  if (span === 'placeholder') term.inner = innerWords(text.slice(start, end));
  return term;
}

const ABBREVIATED = new Set(
  'max min approx ca no incl excl resp e.g i.e eg vs st nr etc z.b bzw ggf inkl máx mín mín aprox aprox'.split(
    ' ',
  ),
);

/** The dash of "3–9", "Mo–Fr". */
function isRange(tokens: readonly Token[], i: number, before: Term | undefined): boolean {
  const sign = tokens[i]?.lower;
  if (sign !== '–' && sign !== '-' && sign !== '—') return false;
  if (sign === '–' && isWordOrStop(tokens[i - 1]) && tokens[i + 1]?.kind === WORD_TOKEN) return true;
  return before?.type === NUMBER && before.end === tokens[i]?.start && tokens[i + 1]?.kind === NUMBER_TOKEN;
}

const GOES_ON = new Set([',', ';', ':', '-', '–', '—', '/']);

const isWordOrStop = (token: Token | undefined): boolean =>
  token?.kind === WORD_TOKEN || token?.lower === '.';

/** The full stop of "max. 6". */
function endsAbbreviation(tokens: readonly Token[], i: number, to: number): boolean {
  if (tokens[i]?.lower !== '.') return false;
  const before = tokens[i - 1];
  const behind = tokens[i + 1];
  // "lun.–ven.", "80. Geburtstag": where no sentence ends.
  if (behind?.kind === PUNCT && GOES_ON.has(behind.lower)) return true;
  if (before?.kind === NUMBER_TOKEN) return i + 2 < to && behind?.kind === SPACES;
  return before?.kind === WORD_TOKEN && (ABBREVIATED.has(before.lower) || ABBREVIATIONS.has(before.lower));
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

function signTerm({ lower, start, end }: Token): Term | undefined {
  const operator = SIGN_OPERATORS[lower];
  if (operator) return operatorTerm(operatorNumber(operator), lower, start, end);
  if (lower === ',' || lower === '、' || lower === '，') return newTerm(BREAK, ',', start, end);
  if (!STRONG_SIGNS.has(lower)) return undefined;
  const term = newTerm(BREAK, lower, start, end);
  term.flags = STRONG;
  return term;
}

function operatorTerm(operator: number, key: string, start: number, end: number): Term {
  const term = newTerm(OPERATOR, key, start, end);
  term.operator = operator;
  return term;
}

/** Reads the word or phrase at token `i`; returns the index of the token behind it. */
function readWord(terms: Term[], source: Source, i: number, to: number, facts: WordFacts): number {
  const { text, tokens } = source;
  const token = tokens[i];
  if (!token) return i + 1;
  const found = facts.phrases.length > 0 ? findPhrase(source, facts.phrases, i, to) : undefined;
  if (found) return readPhrase(terms, source, found.phrase, i, found.end);
  if (facts.parts) {
    for (const part of facts.parts) {
      const unit =
        terms.at(-1)?.start === token.start && terms.at(-1)?.type === NUMBER ? unitOf(part.name) : undefined;
      if (unit) giveUnit(terms.at(-1), unit);
      else pushWord(terms, text, token, part);
    }
    return i + 1;
  }
  pushWord(terms, text, token, facts, facts.key !== 'just' || !isVerbNext(source, i));
  return i + 1;
}

/** The longest phrase that begins at token `i`, and the index behind it. */
function findPhrase(
  source: Source,
  indices: readonly PhraseIndex[],
  i: number,
  to: number,
): { phrase: Phrase; end: number } | undefined {
  const { tokens, tongue } = source;
  const next = tokens[tokens[i + 1]?.kind === SPACES ? i + 2 : i + 1];
  const word = next?.kind === WORD_TOKEN && next.start < (tokens[to - 1]?.end ?? 0) ? next : undefined;
  const key = word && tongue.factsOf(word.word, word.lower).key;
  const lists = indices.flatMap(({ bySecond, gapped }) => [
    word && bySecond.get(word.lower),
    key !== word?.lower && key ? bySecond.get(key) : undefined,
    gapped,
  ]);
  for (const list of [...lists, ...indices.map(({ alone }) => alone)])
    for (const phrase of list ?? []) {
      const end = matchPhrase(source, phrase, i, to);
      if (end >= 0) return { phrase, end };
    }
  return undefined;
}

/** Reads a phrase that ends in front of token `end`. */
function readPhrase(terms: Term[], source: Source, phrase: Phrase, i: number, end: number): number {
  const { text, tokens } = source;
  const start = tokens[i]?.start ?? 0;
  const last = tokens[end - 1];
  if (!last || (phrase.filler && phrase.operator === 0)) return end;
  if (phrase.gap >= 0) return readGapPhrase(terms, source, phrase, i, end);
  const key = phrase.keys.join(' ');
  if (phrase.operator) terms.push(operatorTerm(phrase.operator, key, start, last.end));
  else {
    const term = newTerm(CONTENT, key, start, last.end);
    term.groups = phrase.groups;
    if (/[^su\s]s(?:\s|$)/.test(text.slice(start, last.end).toLowerCase())) term.flags |= PLURAL;
    terms.push(term);
  }
  return end;
}

/** "just tell me" restricts nothing. */
function isVerbNext({ tokens, tongue }: Source, i: number): boolean {
  const next = tokens[i + 2];
  if (next?.kind !== WORD_TOKEN) return false;
  const facts = tongue.factsOf(next.word, next.lower);
  return facts.type === LIGHT || (facts.flags & ACTION) !== 0;
}

/** "…, so please do", not "so short". */
const CONCLUDES =
  /^ (?:please|no|not|do|don't|none|never|you|i|we|they|it|he|she|the|that's|this|make|keep|write|use)\b/i;

/** "three-year-old". */
function giveUnit(number: Term | undefined, { base, factor }: Unit): void {
  if (!number) return;
  number.value *= factor;
  number.unit = base;
  number.key = `${number.value}${base}`;
}

function pushWord(
  terms: Term[],
  text: string,
  { start, end }: Token,
  facts: WordFacts,
  bindsNext = true,
): void {
  if (end - start <= 2 && !/[\p{L}\p{N}]/u.test(text.slice(start, end))) return;
  if (facts.type === FUNCTION) {
    if (facts.key === 'but' || (facts.key === 'so' && CONCLUDES.test(text.slice(end, end + 12))))
      terms.push(newTerm(BREAK, facts.key, start, end));
    return;
  }
  if (facts.type === OPERATOR) {
    if (facts.key === 'just' && !bindsNext) return;
    if (facts.key === 'no' && terms.slice(-4).some(({ key }) => key === 'yes')) return;
    const opens = (terms.length === 0 || terms.at(-1)?.type === BREAK) && !LETTER.test(text[start - 2] ?? '');
    const term = operatorTerm(
      opens && facts.operator === SHOULD && /^(?:should|soll)/.test(facts.name) ? IF : facts.operator,
      facts.name,
      start,
      end,
    );
    term.groups = facts.groups;
    terms.push(term);
    return;
  }
  const term = newTerm(
    facts.type === NUMBER ? NUMBER : facts.type === LIGHT ? LIGHT : CONTENT,
    facts.key,
    start,
    end,
  );
  term.groups = facts.groups;
  term.flags = facts.flags;
  if (facts.type === NUMBER) {
    term.value = facts.value;
    term.raw = facts.value;
    term.key = String(facts.value);
    if (facts.value === 1) term.flags |= WEAK;
  }
  if (followsOf(text, start)) term.flags |= OF;
  if (OWNED.test(text.slice(end - 2, end))) term.flags |= OWNER;
  const initial = text.charCodeAt(start);
  if (initial >= 65 && initial <= 90) term.flags |= CAPITAL;
  terms.push(term);
}

const LETTER = /\p{L}/u;
const OWNED = /['’]s?$/;
const OF_BEFORE = /\bof (?:the |an? |its |your |our |their |my |all )?$/;
const followsOf = (text: string, start: number): boolean =>
  text.slice(Math.max(0, start - 12), start).includes('of ') &&
  OF_BEFORE.test(text.slice(Math.max(0, start - 12), start));

/** The operator, then what the phrase encloses. */
function readGapPhrase(terms: Term[], source: Source, phrase: Phrase, i: number, end: number): number {
  const { tokens } = source;
  const first = tokens[i];
  const last = tokens[end - 1];
  if (!first || !last) return end;
  const term = newTerm(phrase.operator ? OPERATOR : CONTENT, phrase.keys.join(' '), first.start, first.end);
  term.operator = phrase.operator;
  term.groups = phrase.groups;
  terms.push(term);
  const inner = skipKeys(source, i, phrase.gap);
  const close = backKeys(tokens, end, phrase.keys.length - phrase.gap);
  readTerms(terms, source, inner, close);
  return end;
}

function skipKeys({ tokens }: Source, i: number, count: number): number {
  let at = i;
  for (let seen = 0; seen < count; at++) if (tokens[at]?.kind === WORD_TOKEN) seen++;
  return at;
}

function backKeys(tokens: readonly Token[], end: number, count: number): number {
  let at = end;
  for (let seen = 0; seen < count; ) {
    at--;
    if (tokens[at]?.kind === WORD_TOKEN) seen++;
  }
  return at;
}

/** Index behind the last token of a phrase that begins at token `i`, -1 where it does not stand there. */
function matchPhrase(source: Source, phrase: Phrase, i: number, to: number): number {
  let at = i + 1;
  for (let k = 1; k < phrase.keys.length; k++) {
    const wanted = phrase.keys[k] ?? '';
    const reach = k === phrase.gap ? GAP : 0;
    const found = findKey(source, at, to, wanted, reach);
    if (found < 0) return -1;
    at = found + 1;
  }
  return at;
}

function findKey({ tokens, tongue }: Source, at: number, to: number, wanted: string, reach: number): number {
  let skipped = 0;
  for (let i = at; i < to; i++) {
    const token = tokens[i];
    if (!token || token.kind === SPACES || token.kind === NEWLINE) continue;
    if (token.kind === WORD_TOKEN) {
      if (token.lower === wanted || tongue.factsOf(token.word, token.lower).key === wanted) {
        if (reach === 0 || skipped > 0) return i;
      }
      if (++skipped > reach) return -1;
      continue;
    }
    if (reach === 0 || token.kind === PUNCT) return -1;
    if (++skipped > reach) return -1;
  }
  return -1;
}
