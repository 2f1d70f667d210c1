import { ABBREVIATIONS } from '@refinery/text/abbreviations.ts';
import {
  NUMBER as NUMBER_TOKEN,
  PUNCT,
  SPACES,
  type Token,
  WORD as WORD_TOKEN,
} from '@refinery/text/token.ts';
import { operatorNumber } from '../lexicon/operator.ts';
import { BREAK, NUMBER, newTerm, operatorTerm, STRONG, type Term } from './term.ts';

const TO = operatorNumber('!to');

const STRONG_SIGNS = new Set('; : . ! ? ( ) — – 。 ； ： ！ ？ | [ ] → •'.split(' '));
const COMMAS = new Set([',', '、', '，']);
const SIGN_OPERATORS: ReadonlyMap<string, number> = new Map([
  ['≥', operatorNumber('!min')],
  ['≤', operatorNumber('!max')],
  ['<', operatorNumber('!less')],
  ['>', operatorNumber('!more')],
  ['~', operatorNumber('!about')],
  ['≈', operatorNumber('!about')],
  ['&', operatorNumber('!and')],
  ['+', operatorNumber('!and')],
  ['/', operatorNumber('!or')],
]);

/** What a sign says at token `i`, if it says anything; `before` is the term before it. */
export function signAt(
  tokens: readonly Token[],
  i: number,
  to: number,
  before: Term | undefined,
): Term | undefined {
  const token = tokens[i];
  if (!token || endsAbbreviation(tokens, i, to)) return undefined;
  if (isArrow(tokens, i)) return strongBreak('→', token.start, token.end + 1);
  if (isArrow(tokens, i - 1)) return undefined;
  if (isRange(tokens, i, before)) return operatorTerm(TO, token.lower, token.start, token.end);
  const equal = tokens[i + 1]?.lower === '=' ? OR_EQUAL.get(token.lower) : undefined;
  return equal ? operatorTerm(equal, `${token.lower}=`, token.start, token.end + 1) : signTerm(token);
}

/** "->", "=>". */
const isArrow = (tokens: readonly Token[], i: number): boolean =>
  (tokens[i]?.lower === '-' || tokens[i]?.lower === '=') && tokens[i + 1]?.lower === '>';

/** "<=", ">=". */
const OR_EQUAL: ReadonlyMap<string, number> = new Map([
  ['<', operatorNumber('!max')],
  ['>', operatorNumber('!min')],
]);

/** The "through" of "ten through twenty". */
export function throughAt(tokens: readonly Token[], i: number, before: Term | undefined): Term | undefined {
  const token = tokens[i];
  if (!token || before?.type !== NUMBER || (token.lower !== 'through' && token.lower !== 'thru'))
    return undefined;
  return before.end === token.start - 1 ? operatorTerm(TO, 'through', token.start, token.end) : undefined;
}

function signTerm({ lower, start, end }: Token): Term | undefined {
  const operator = SIGN_OPERATORS.get(lower);
  if (operator) return operatorTerm(operator, lower, start, end);
  if (COMMAS.has(lower)) return newTerm(BREAK, ',', start, end);
  return STRONG_SIGNS.has(lower) ? strongBreak(lower, start, end) : undefined;
}

/** What ends a sentence or stands for its end. */
export function strongBreak(key: string, start: number, end: number): Term {
  const term = newTerm(BREAK, key, start, end);
  term.flags = STRONG;
  return term;
}

const ABBREVIATED = new Set(
  'max min approx ca incl excl resp e.g i.e eg vs st nr etc z.b bzw ggf inkl máx mín aprox'.split(' '),
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
  if (before?.kind !== WORD_TOKEN) return false;
  // "No. 5" is short for a word, "yes or no." is not.
  if (before.lower === 'no') return tokens[i + 2]?.kind === NUMBER_TOKEN;
  return ABBREVIATED.has(before.lower) || ABBREVIATIONS.has(before.lower);
}
