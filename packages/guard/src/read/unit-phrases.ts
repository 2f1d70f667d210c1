import { PUNCT, type Token, WORD as WORD_TOKEN } from '@refinery/text/token.ts';
import type { Cursor } from './cursor.ts';
import { type Unit, unitOf } from './units.ts';

/** A unit that stands at a token, and the index behind it. */
export interface FoundUnit {
  unit: Unit;
  next: number;
}

const POWERS: ReadonlyMap<string, number> = new Map([
  ['square', 2],
  ['sq', 2],
  ['cubic', 3],
  ['cu', 3],
  ['²', 2],
  ['³', 3],
]);

/** Whose dollars, francs and pounds they are. */
const NATIONS: ReadonlyMap<string, string> = new Map([
  ['us $', '$'],
  ['american $', '$'],
  ['canadian $', 'C$'],
  ['australian $', 'A$'],
  ['swiss franc', 'chf'],
  ['schweizer chf', 'chf'],
  ['british £', '£'],
  ['sterling £', '£'],
  ['japanese ¥', '¥'],
  ['chinese 元', '元'],
  ['indian ₹', '₹'],
]);

const PER = new Set(['per', '/', 'an', 'a', 'pro', 'par', 'por', 'al', "all'", 'à']);
/** Of them so many an hour are a speed. */
const MOVES = new Set(['mm', 'mi', 'ft', 'bit', 'B']);
const HOUR = 3600;

/**
 * The unit of a number at token `at`: "km", "square metres", "US dollars", "kilometres per hour", "per cent".
 */
export function unitAt(cursor: Cursor, at: number, isWeak = false): FoundUnit | undefined {
  const found = plainUnit(cursor, at, isWeak);
  return found && perHour(cursor, found);
}

function plainUnit(cursor: Cursor, at: number, isWeak: boolean): FoundUnit | undefined {
  const word = cursor.token(at);
  if (word?.kind !== WORD_TOKEN && word?.kind !== PUNCT) return undefined;
  const next = cursor.skip(at + 1);
  const behind = cursor.token(next);
  const power = POWERS.get(word.lower);
  if (power) return raised(unitOf(behind?.lower ?? ''), power, next + 1);
  if (word.lower === 'per' && behind?.lower === 'cent') return { unit: PERCENT, next: next + 1 };
  const unit = behind?.kind === WORD_TOKEN ? unitOf(behind.lower) : undefined;
  const nation = unit && NATIONS.get(`${word.lower} ${unit.base}`);
  if (unit && nation) return { unit: { base: nation, factor: unit.factor }, next: next + 1 };
  return oneWord(cursor, word, at, isWeak);
}

/** "m" and "s" are units right behind digits only. */
function oneWord(cursor: Cursor, word: Token, at: number, isWeak: boolean): FoundUnit | undefined {
  if (word.lower.length === 1 && word.kind === WORD_TOKEN && isWeak) return undefined;
  const unit = unitOf(word.lower);
  if (!unit) return undefined;
  const sign = cursor.token(at + 1);
  const power = sign?.kind === PUNCT ? POWERS.get(sign.lower) : undefined;
  if (power) return raised(unit, power, at + 2);
  if (unit.base !== '°') return { unit, next: at + 1 };
  const scaleAt = cursor.skip(at + 1);
  const scale = cursor.token(scaleAt)?.lower ?? '';
  if (/^(?:f|fahrenheit)$/.test(scale)) return { unit: FAHRENHEIT, next: scaleAt + 1 };
  return { unit, next: /^(?:c|celsius)$/.test(scale) ? scaleAt + 1 : at + 1 };
}

const PERCENT: Unit = { base: '%', factor: 1 };
const FAHRENHEIT: Unit = { base: '°F', factor: 1 };

const raised = (unit: Unit | undefined, power: number, next: number): FoundUnit | undefined =>
  unit && { unit: { base: `${unit.base}${power}`, factor: unit.factor ** power }, next };

/** "km" that "per hour" follows. */
export function perHour(cursor: Cursor, { unit, next }: FoundUnit): FoundUnit {
  const at = cursor.skip(next);
  if (!MOVES.has(unit.base) || !PER.has(cursor.token(at)?.lower ?? '')) return { unit, next };
  const article = cursor.skip(at + 1);
  const timeAt = cursor.token(article)?.lower === "l'" ? cursor.skip(article + 1) : article;
  const time = unitOf(cursor.token(timeAt)?.lower ?? '');
  if (time?.base !== 's' || time.factor > HOUR) return { unit, next };
  return { unit: { base: `${unit.base}/h`, factor: (unit.factor * HOUR) / time.factor }, next: timeAt + 1 };
}
