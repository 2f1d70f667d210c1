import { operatorNumber } from '../lexicon/operator.ts';
import type { Script } from '../lexicon/tables.ts';
import { clockTerm } from './clock-times.ts';
import { dateTerm } from './dates.ts';
import { counterEnd, measureAt, POINTS, unitAt, yearAt } from './ideograph-units.ts';
import { matchAt, numeralAt } from './numerals.ts';
import { dayTime } from './spoken-times.ts';
import { NUMBER, newTerm, ORDINAL, operatorTerm, quantityKey, type Term, WEAK } from './term.ts';

/** Numbers that were read in a script without spaces, and the index of the character behind them. */
export interface ReadNumerals {
  terms: Term[];
  end: number;
  /** A single numeral, which may be part of a word. */
  isWord: boolean;
}

const TO = operatorNumber('!to');
const FIRST = operatorNumber('!first');

const PM = /(?:下午|晚上|傍晚|夜里|夜晚|晚间|中午|午後|夕方|夜|晩)の?\s?/y;
const AM = /(?:上午|早上|早晨|清晨|凌晨|午前|早朝|朝)の?\s?/y;
const HOUR = /\s?(?:点|點|时|時(?!間|期|代|点|刻))/y;
const HALF = /半/y;
const QUARTER = /[一1三3]刻/y;
const SHARP = /[整钟鐘]|ちょうど/y;
const MINUTE = /\s?分(?!之|钟|间|鐘|間|の)/y;
const COLON = /[:：](?=[0-5]\d)/y;
const TILDE = /\s?(?:[-–—~～〜至到]|から)\s?/y;

/** Reads the number at `at` with its unit or counter; times of day, dates and ranges too. */
export function readNumerals(
  text: string,
  at: number,
  limit: number,
  language: Script,
): ReadNumerals | undefined {
  if (!BEGINS.has(text.charCodeAt(at))) return undefined;
  const read = readRange(text, at, limit, language);
  return read && read.end <= limit ? read : undefined;
}

function readRange(text: string, at: number, limit: number, language: Script): ReadNumerals | undefined {
  const low = readPair(text, at, limit, language) ?? readOne(text, at, limit, language) ?? readLow(text, at);
  if (!low || low.end >= limit || low.terms.length > 1) return low;
  const joint = matchAt(TILDE, text, low.end);
  const high = joint > 0 && joint < limit ? readOne(text, joint, limit, language) : undefined;
  if (!high) return low;
  const to = operatorTerm(TO, '到', low.end, joint);
  // "9時から17時まで" closes what "から" opened.
  const end =
    text.startsWith('まで', high.end) && !text.startsWith('までに', high.end) ? high.end + 2 : high.end;
  return { terms: [...low.terms, to, ...high.terms], end, isWord: false };
}

/** "三到五句": the first numeral of a range has no unit of its own. */
function readLow(text: string, at: number): ReadNumerals | undefined {
  const number = numeralAt(text, at);
  const joint = number ? matchAt(TILDE, text, number.end) : -1;
  if (!number || joint < 0 || (numeralAt(text, joint)?.value ?? 0) <= number.value) return undefined;
  return { terms: [numberTerm(at, number.end, number.value, '')], end: number.end, isWord: true };
}

/** Units with which a number may begin. */
const BEGINS: ReadonlySet<number> = new Set(
  [
    ...'0123456789０１２３４５６７８９零〇一二两兩三四五六七八九十百千万萬亿億半第前每午早上下中晚夜傍凌清朝夕晩￥¥',
  ].map((character) => character.charCodeAt(0)),
);

const PAIR = /一二|[二两兩]三|三[四五]|四五|五六|六七|七八|八九/y;

/** "两三个": from two to three. */
function readPair(text: string, at: number, limit: number, language: Script): ReadNumerals | undefined {
  if (matchAt(PAIR, text, at) < 0 || numeralAt(text, at)?.end !== at + 2) return undefined;
  const low = numeralAt(text[at] ?? '', 0);
  const high = readOne(text, at + 1, limit, language);
  if (!low || !high) return undefined;
  const to = operatorTerm(TO, '到', at + 1, at + 1);
  return { ...high, terms: [numberTerm(at, at + 1, low.value, ''), to, ...high.terms] };
}

function readOne(text: string, at: number, limit: number, language: Script): ReadNumerals | undefined {
  return (
    readClock(text, at) ??
    readDate(text, at) ??
    readPlace(text, at) ??
    readHalf(text, at, limit) ??
    readShare(text, at) ??
    readAmount(text, at, limit, language)
  );
}

/** "下午三点半", "15:30", "午後三時半", "三点一刻". */
function readClock(text: string, at: number): ReadNumerals | undefined {
  const prefix = Math.max(matchAt(PM, text, at), matchAt(AM, text, at));
  const hourAt = Math.max(prefix, at);
  const hour = numeralAt(text, hourAt);
  if (!hour || hour.value > 24 || !Number.isInteger(hour.value)) return undefined;
  const colon = matchAt(COLON, text, hour.end);
  const mark = matchAt(HOUR, text, hour.end);
  if (colon < 0 && mark < 0) return undefined;
  let minutes = 0;
  let end = Math.max(colon, mark);
  let isTime = colon > 0 || prefix > 0 || /[时時]/.test(text.slice(hour.end, end));
  const half = colon < 0 ? matchAt(HALF, text, end) : -1;
  const quarter = colon < 0 ? matchAt(QUARTER, text, end) : -1;
  const sharp = colon < 0 ? matchAt(SHARP, text, end) : -1;
  const spoken = half < 0 && quarter < 0 ? numeralAt(text, end) : undefined;
  const minute = spoken ? matchAt(MINUTE, text, spoken.end) : -1;
  if (half > 0) {
    minutes = 30;
    end = half;
    isTime = true;
  } else if (quarter > 0) {
    minutes = /[一1]/.test(text[end] ?? '') ? 15 : 45;
    end = quarter;
    isTime = true;
  } else if (spoken && (colon > 0 || minute > 0)) {
    minutes = spoken.value;
    end = Math.max(spoken.end, minute);
    isTime = true;
  } else if (sharp > 0) {
    end = sharp;
    isTime = true;
  }
  if (!isTime || minutes > 59) return undefined;
  const hours = dayTime(hour.value, isAfternoon(hour.value, text.slice(at, hourAt)));
  return { terms: [clockTerm({ start: at }, { end }, hours * 60 + minutes)], end, isWord: false };
}

/**
 * Whether an hour is one after noon by the part of the day before it: "中午11点" is not, "晚上12点" is midnight.
 */
const isAfternoon = (hour: number, part: string): boolean =>
  hour === 12
    ? matchAt(AM, part, 0) < 0 && !/[晚夜晩]/.test(part)
    : matchAt(PM, part, 0) > 0 && !(part.startsWith('中') && hour > 9);

const MONTH = /\s?月(?:份)?\s?/y;
const DAY = /\s?[日号號]/y;

/** "5月18日", "五月十八号", "3月份". */
function readDate(text: string, at: number): ReadNumerals | undefined {
  const month = numeralAt(text, at);
  if (!month || !Number.isInteger(month.value) || month.value > 12 || month.value < 1) return undefined;
  const mark = matchAt(MONTH, text, month.end);
  if (mark < 0) return undefined;
  const day = numeralAt(text, mark);
  const dayEnd = day ? matchAt(DAY, text, day.end) : -1;
  const end = dayEnd > 0 ? dayEnd : mark;
  const value = day && dayEnd > 0 ? day.value : 0;
  return { terms: [dateTerm({ start: at }, { end }, month.value, value)], end, isWord: false };
}

/** "第三", "前五个". */
function readPlace(text: string, at: number): ReadNumerals | undefined {
  const mark = text[at];
  if (mark !== '第' && mark !== '前') return undefined;
  const number = numeralAt(text, at + 1);
  if (!number) return undefined;
  const end = counterEnd(text, number.end);
  if (mark === '前' && end === number.end && !measureAt(text, end, text.length)) return undefined;
  const term = numberTerm(at + 1, end, number.value, '');
  if (mark === '第') {
    term.flags |= ORDINAL;
    return { terms: [term], end, isWord: false };
  }
  const first = operatorTerm(FIRST, '前', at, at + 1);
  return { terms: [first, term], end, isWord: false };
}

/** "半小时", "半个月". */
function readHalf(text: string, at: number, limit: number): ReadNumerals | undefined {
  if (text[at] !== '半') return undefined;
  const from = /[个個]/.test(text[at + 1] ?? '') ? at + 2 : at + 1;
  const unit = unitAt(text, from, limit) ?? unitAt(text, at + 1, limit);
  if (!unit) return undefined;
  return { terms: [numberTerm(at, unit.end, 0.5 * unit.factor, unit.base)], end: unit.end, isWord: false };
}

/** "百分之二十", "20％", "三成", "八割". */
function readShare(text: string, at: number): ReadNumerals | undefined {
  const isSpoken = text.startsWith('百分之', at);
  const number = numeralAt(text, isSpoken ? at + 3 : at);
  if (!number) return undefined;
  const sign = text[number.end] ?? '';
  const isTenths = sign === '成' || sign === '割';
  const factor = isSpoken ? 1 : sign === '%' || sign === '％' ? 1 : isTenths && number.value < 10 ? 10 : 0;
  if (factor === 0 || /^(?:成[为为立本员員功]|割引)/.test(text.slice(number.end, number.end + 2)))
    return undefined;
  const end = isSpoken ? number.end : number.end + 1;
  return { terms: [numberTerm(at, end, number.value * factor, '%')], end, isWord: false };
}

/** "四十五分钟", "两百字", "三つ", "￥200", "20多个". */
function readAmount(text: string, at: number, limit: number, language: Script): ReadNumerals | undefined {
  const hasSign = /[￥¥]/.test(text[at] ?? '');
  const number = numeralAt(text, hasSign ? at + 1 : at);
  if (!number || number.end > limit) return undefined;
  const { value } = number;
  const over = /^[多余餘](?![的样樣种種])/.test(text.slice(number.end, number.end + 2)) && value >= 10;
  const from = over ? number.end + 1 : number.end;
  const half = /^[个個]半/.test(text.slice(from, from + 2)) ? 2 : 0;
  const unit = hasSign
    ? undefined
    : (yearAt(text, from, value) ?? unitAt(text, from + half, limit, language));
  if (half > 0 && !unit) return undefined;
  let end = unit?.end ?? counterEnd(text, from);
  const written = text.slice(at, number.end);
  const isSpelled = !/[\d０-９]/.test(written);
  const isSingle = isSpelled && written.length === 1;
  if (isSingle && end === number.end) return undefined;
  if (isSpelled && /^[百千万萬亿億]/.test(written) && !unit) return undefined;
  if (written === '十' && unit?.base === POINTS.base) return undefined;
  const halfBehind = unit?.isMeasure === false && text[end] === '半' ? 1 : 0;
  end += halfBehind;
  const amount = (value + (half + halfBehind > 0 ? 0.5 : 0)) * (unit?.factor ?? 1);
  const term = numberTerm(at, end, amount, hasSign ? '¥' : (unit?.base ?? ''));
  term.raw = value;
  if (over) term.bound = '>';
  if (value === 1 && isSpelled) term.flags |= WEAK;
  return { terms: [term], end, isWord: isSingle };
}

function numberTerm(start: number, end: number, value: number, unit: string): Term {
  const term = newTerm(NUMBER, quantityKey(value, unit), start, end);
  term.value = value;
  term.raw = value;
  term.unit = unit;
  return term;
}
