import type { Token } from '@refinery/text/token.ts';
import type { Source } from './source.ts';
import type { Entry } from './strings.ts';
import { CONTENT, LIGHT, NUMBER, newTerm, OPERATOR, type Term, WEAK } from './term.ts';
import { unitOf } from './units.ts';

const IDEOGRAPH = /[\u2e80-\ud7ff\uf900-\ufaff]/;

/** Whether a word is of a script without spaces. */
export const isIdeographic = (word: string): boolean => word.charCodeAt(0) > 0x2e7f && IDEOGRAPH.test(word);

const DIGITS = '零一二三四五六七八九';
const NUMERALS = /[零一二两兩三四五六七八九十百千万萬亿億〇\d]/;
/** Behind these "一" counts. */
const COUNTERS = /[个個条條份张張段句行页頁字次名位种種项項篇张件本天周月年回枚つ人日分点點轮輪首封章节節列]/;

const SEGMENTERS = new Map<string, Intl.Segmenter>();
function segmenterOf(language: string): Intl.Segmenter {
  const known = SEGMENTERS.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  SEGMENTERS.set(language, known);
  return known;
}

/** Reads a run of characters of a script without spaces: entries of the tables first, the longest one, words between them by the segmenter. */
export function readIdeographs(terms: Term[], source: Source, { start, end }: Token): void {
  const { text, tongue } = source;
  let open = start;
  for (let at = start; at < end; ) {
    const number = readNumerals(text, at, end);
    const entry = number ? undefined : entryAt(tongue.strings, text, at, end);
    if (!number && !entry) {
      at++;
      continue;
    }
    readRest(terms, source, open, at);
    if (number) {
      if (number.term) terms.push(number.term);
      at = number.end;
    } else if (entry) {
      pushEntry(terms, entry, at);
      at += entry.text.length;
    }
    open = at;
  }
  readRest(terms, source, open, end);
}

function entryAt(
  strings: ReadonlyMap<string, readonly Entry[]> | undefined,
  text: string,
  at: number,
  end: number,
): Entry | undefined {
  const entries = strings?.get(text[at] ?? '');
  return entries?.find((entry) => at + entry.text.length <= end && text.startsWith(entry.text, at));
}

function pushEntry(terms: Term[], entry: Entry, at: number): void {
  const end = at + entry.text.length;
  if (entry.kind === 'nothing') return;
  const type = { operator: OPERATOR, content: CONTENT, light: LIGHT, number: NUMBER }[entry.kind];
  const term = newTerm(type, entry.text, at, end);
  term.groups = entry.groups;
  term.operator = entry.operator;
  if (type === NUMBER) {
    term.value = entry.value;
    term.raw = entry.value;
    term.key = String(entry.value);
  }
  terms.push(term);
}

function readRest(terms: Term[], { text, tongue }: Source, from: number, to: number): void {
  if (from >= to) return;
  for (const { segment, index } of segmenterOf(tongue.language === 'other' ? 'zh' : tongue.language).segment(
    text.slice(from, to),
  ))
    terms.push(newTerm(CONTENT, segment, from + index, from + index + segment.length));
}

/** A number in digits or numerals; `term` is missing for a "一" that counts nothing. */
function readNumerals(
  text: string,
  at: number,
  limit: number,
): { term: Term | undefined; end: number } | undefined {
  let end = at;
  while (end < limit && NUMERALS.test(text[end] ?? '')) end++;
  if (end === at) return undefined;
  const written = text.slice(at, end);
  const value = numeralValue(written);
  if (value === undefined) return undefined;
  const next = text[end] ?? '';
  if (written === '一' && !COUNTERS.test(next)) return undefined;
  if (
    !/\d/.test(written) &&
    written.length === 1 &&
    !COUNTERS.test(next) &&
    !unitOf(next) &&
    !unitOf(text.slice(end, end + 2))
  )
    return undefined;
  const term = newTerm(NUMBER, String(value), at, end);
  const unit = unitOf(text.slice(end, end + 2)) ?? unitOf(next);
  term.raw = value;
  term.value = value * (unit?.factor ?? 1);
  term.unit = unit?.base ?? '';
  term.key = `${term.value}${term.unit}`;
  if (value === 1) term.flags |= WEAK;
  return { term, end };
}

/** 三百五十, 两万, 350. */
function numeralValue(written: string): number | undefined {
  if (/^\d+$/.test(written)) return Number(written);
  let total = 0;
  let part = 0;
  let digit = 0;
  for (const character of written) {
    const plain =
      character === '两' || character === '兩' ? 2 : character === '〇' ? 0 : DIGITS.indexOf(character);
    if (/\d/.test(character)) digit = digit * 10 + Number(character);
    else if (plain >= 0) digit = plain;
    else if (character === '万' || character === '萬' || character === '亿' || character === '億') {
      total += (part + digit || 1) * (character === '亿' || character === '億' ? 1e8 : 1e4);
      part = 0;
      digit = 0;
    } else {
      part += (digit || 1) * (character === '十' ? 10 : character === '百' ? 100 : 1000);
      digit = 0;
    }
  }
  return total + part + digit;
}
