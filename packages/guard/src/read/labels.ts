import { NUMBER as NUMBER_TOKEN, type Token } from '@refinery/text/token.ts';
import type { Cursor } from './cursor.ts';
import type { Value } from './plain-value.ts';
import { CONTENT, NUMBER, newTerm, type ReadNumber } from './term.ts';
import { digits } from './value.ts';

/** "v2.4": the word and its number. */
export function readVersion(cursor: Cursor, first: Token, i: number): ReadNumber | undefined {
  const major = first.lower.startsWith('v') ? /^v(\d{1,3})$/.exec(first.lower)?.[1] : undefined;
  if (!major) return undefined;
  const minor = cursor.token(i + 1)?.lower === '.' ? cursor.token(i + 2) : undefined;
  const isGlued = minor?.kind === NUMBER_TOKEN && /^\d[\d.]*$/.test(minor.lower);
  const last = isGlued ? minor : first;
  const lower = isGlued ? `${major}.${minor.lower}` : major;
  const next = isGlued ? i + 3 : i + 1;
  const { value, literal } = digits({ ...first, kind: NUMBER_TOKEN, lower }, i);
  const word = newTerm(CONTENT, cursor.keyOf('version'), first.start, first.start + 1);
  const number = newTerm(NUMBER, literal ?? String(value), first.start + 1, last.end);
  number.value = value;
  number.raw = value;
  return { term: word, more: [number], next };
}

/** "under-18s". */
export function readAgeGroup(first: Token, i: number): ReadNumber | undefined {
  if (!first.lower.includes('-')) return undefined;
  const [, bound = '', digitsOfAge = ''] = /^(under|over)-(\d{1,3})s?$/.exec(first.lower) ?? [];
  if (digitsOfAge === '') return undefined;
  const term = newTerm(NUMBER, digitsOfAge, first.start, first.end);
  term.value = Number(digitsOfAge);
  term.raw = term.value;
  term.bound = bound === 'under' ? '<' : '>';
  return { term, next: i + 1 };
}

/** Of them a half is asked for, though they are no units. */
const HALVED = new Set(['page', 'point', 'mark', 'sentence']);

/** "half a page", "half-page". */
export function readHalf(cursor: Cursor, first: Token, i: number): ReadNumber | undefined {
  if (!first.lower.startsWith('half')) return undefined;
  const [half, glued] = first.lower.split('-');
  if (half !== 'half') return undefined;
  const article = cursor.skip(i + 1);
  const isArticle = /^an?$/.test(cursor.token(article)?.lower ?? '');
  const at = isArticle ? cursor.skip(article + 1) : article;
  if (!HALVED.has(glued ?? cursor.token(at)?.lower ?? '')) return undefined;
  const term = newTerm(NUMBER, '0.5', first.start, first.start + half.length);
  term.value = 0.5;
  term.raw = 0.5;
  if (glued === undefined) return { term, next: at };
  return { term, more: [newTerm(CONTENT, cursor.keyOf(glued), first.start, first.end)], next: i + 1 };
}

/** "eight out of ten" is "8/10". */
export function readScore(cursor: Cursor, first: Token, value: Value): ReadNumber | undefined {
  if (value.suffix !== '' || value.literal !== undefined || value.ordinal || value.unit) return undefined;
  const behind = cursor.phrase(value.next, ['out', 'of']);
  const at = behind < 0 ? -1 : cursor.skip(behind);
  const last = at < 0 ? undefined : cursor.token(at);
  const most = last?.kind === NUMBER_TOKEN ? digits(last, at).value : cursor.wordValue(last);
  if (!last || most === undefined || most < value.value || most <= 1) return undefined;
  const term = newTerm(NUMBER, `${value.value}/${most}`, first.start, last.end);
  term.raw = value.value;
  return { term, next: at + 1 };
}
