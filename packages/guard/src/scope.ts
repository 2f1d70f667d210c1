import type { Reading, Statement } from './statements.ts';
import {
  CONTENT,
  EXCEPT,
  FUNCTION,
  type Item,
  NOT,
  ONLY,
  PROTECTED,
  QUANTITY,
  type Stream,
} from './stream.ts';
import {
  ACTION,
  BE,
  BREAK,
  CHANGE,
  IDLE,
  KEEPER,
  LIGHT,
  LINK,
  MODIFY,
  PASSIVE,
  SUBJECT,
} from './vocabulary.ts';

/** So many words say what is negated. */
const CORE = 4;
const FARTHEST = 40;

/** A negation, or what keeps something as it is, with what it reaches. */
export interface Negation {
  /** Index of the negator in the stream. */
  at: number;
  statement: Statement;
  /** Keys of what is negated: light verbs left out where something else is there. */
  want: readonly string[];
  /** All keys it reaches. */
  reach: ReadonlySet<string>;
  /** "Keep …": no negator. */
  keeper: boolean;
  /** Its verb, where that changes something, so that keeping it says the same … */
  changing: readonly string[];
  /** … and where it changes without adding or taking away. */
  modifying: readonly string[];
  /** The verb where the negation forbids nothing ("don't hesitate"), else empty. */
  idle: string;
  /** Stands behind "and", "or" or a comma. */
  linked: boolean;
  start: number;
  end: number;
}

const carries = (item: Item | undefined): item is Item =>
  item !== undefined && (item.type === CONTENT || item.type === QUANTITY || item.type === PROTECTED);

/** Negations of a statement, and its keepers where `withKeepers`. */
export function negationsIn(reading: Reading, statement: Statement, withKeepers: boolean): Negation[] {
  const found: Negation[] = [];
  for (let at = statement.from; at < statement.to; at++) {
    const item = reading.stream[at];
    if (item?.type === NOT) found.push(negationAt(reading.stream, statement, at));
    else if (withKeepers && item && item.bits & KEEPER && item.type !== NOT)
      found.push(keeperAt(reading.stream, statement, at));
  }
  return found;
}

/** German "kein" negates the noun behind it, whose verb changes its form where the sentence becomes an instruction. */
function uptoNoun(negator: Item | undefined, ahead: Item[]): Item[] {
  if (!negator?.word.startsWith('kein')) return ahead;
  const noun = ahead.findIndex((item) => item.capital);
  return noun < 0 ? ahead : ahead.slice(0, noun + 1);
}

function negationAt(stream: Stream, statement: Statement, at: number): Negation {
  const negator = stream[at];
  const ahead = forward(stream, statement, at);
  const passive = isPassive(stream, statement, at);
  const copular = (stream[at - 1]?.bits ?? 0) & BE || passive || GERMAN_NOT.has(negator?.word ?? '');
  const behind = copular && at > statement.from ? backward(stream, statement, at) : [];
  const heavyAhead = uptoNoun(
    negator,
    ahead.filter((item) => !(item.bits & (LIGHT | PASSIVE))),
  );
  const core = passive
    ? [...behind.slice(0, 3), ...heavyAhead.slice(0, 2)]
    : heavyAhead.length > 0
      ? heavyAhead.slice(0, CORE)
      : ahead.length > 0
        ? ahead.slice(0, CORE)
        : behind.slice(0, 2);
  const heavy = core.filter((item) => !(item.bits & (LIGHT | PASSIVE)));
  const want = heavy.length > 0 ? heavy : core;
  const idle = [ahead[0], ...behindVerb(stream, statement, at)].find((item) => item && item.bits & IDLE);
  const spans = [...want, ...(negator ? [negator] : [])];
  return {
    at,
    statement,
    want: idle ? [] : [...new Set(want.map((item) => item.key))],
    idle: idle?.key ?? '',
    reach: new Set([...ahead, ...behind].map((item) => item.key)),
    keeper: false,
    changing: keysWith(ahead, CHANGE),
    modifying: keysWith(ahead, MODIFY),
    linked: at === statement.from || ((stream[at - 1]?.bits ?? 0) & LINK) !== 0,
    start: Math.min(...spans.map((item) => item.start)),
    end: Math.max(...spans.map((item) => item.end)),
  };
}

/** They stand behind their verb and often behind its object. */
const GERMAN_NOT = new Set(['nicht', 'nie', 'niemals']);

/** "Vergessen Sie bitte nicht": the items from the verb to the negator. */
const behindVerb = (stream: Stream, { from }: Statement, at: number): readonly Item[] =>
  GERMAN_NOT.has(stream[at]?.word ?? '') ? stream.slice(Math.max(from, at - 3), at) : [];

const keysWith = (ahead: readonly Item[], bit: number): string[] =>
  ahead
    .slice(0, 2)
    .filter((item) => item.bits & bit)
    .map((item) => item.key);

function keeperAt(stream: Stream, statement: Statement, at: number): Negation {
  const items = [...forward(stream, statement, at), ...backward(stream, statement, at)];
  return {
    at,
    statement,
    want: [...new Set(items.filter((item) => !(item.bits & (LIGHT | KEEPER))).map((item) => item.key))].slice(
      0,
      CORE,
    ),
    reach: new Set(items.map((item) => item.key)),
    keeper: true,
    changing: [],
    modifying: [],
    idle: '',
    linked: true,
    start: stream[at]?.start ?? 0,
    end: stream[at]?.end ?? 0,
  };
}

/** What a negator reaches behind it: to the end of its clause or the next negator. */
function forward(stream: Stream, statement: Statement, at: number): Item[] {
  const found: Item[] = [];
  for (let i = at + 1; i < statement.to && i < at + FARTHEST; i++) {
    const item = stream[i];
    if (!item) break;
    if (item.type === NOT || item.type === ONLY || item.type === EXCEPT) break;
    if (item.word === ';' || item.word === '—' || (item.word === ':' && i > at + 1 && found.length > 0))
      break;
    if (item.bits & BREAK && found.length > 0) break;
    if (item.bits & LINK && startsClause(stream, i, statement.to)) break;
    if (carries(item)) found.push(item);
  }
  return found;
}

/** A comma or "and" before a verb or subject: what follows is not negated any more. */
function startsClause(stream: Stream, i: number, to: number): boolean {
  const link = stream[i]?.word;
  if (link === 'or' || link === 'nor' || link === '/' || link === 'plus') return false;
  let next = i + 1;
  while (next < to && (stream[next]?.bits ?? 0) & LINK) {
    if (stream[next]?.word === 'or') return false;
    next++;
  }
  const item = stream[next];
  if (next >= to || !item) return false;
  return (item.bits & (SUBJECT | ACTION | BREAK)) !== 0;
}

/** The words of the clause in front of a negator, the nearest first. */
function backward(stream: Stream, statement: Statement, at: number): Item[] {
  const found: Item[] = [];
  for (let i = at - 1; i >= statement.from && i > at - FARTHEST / 2; i--) {
    const item = stream[i];
    if (!item || item.type === NOT || item.word === ';' || item.word === '—') break;
    if (item.bits & BREAK && item.type === FUNCTION) break;
    if (item.word === ',' && found.length > 0) break;
    if (carries(item)) found.push(item);
  }
  return found;
}

const isPassive = (stream: Stream, statement: Statement, at: number): boolean => {
  if ((stream[at]?.bits ?? 0) & PASSIVE) return true;
  const next = stream[at + 1];
  if (!next || at + 1 >= statement.to) return true;
  if (next.bits & PASSIVE) return true;
  if (next.word !== 'be' && next.word !== 'been' && next.word !== 'being' && next.word !== 'to') return false;
  const verb = stream[at + 2];
  return (
    verb !== undefined && at + 2 < statement.to && /(?:ed|en|wn|de|ade|ut|ept|id|ught|one)$/.test(verb.word)
  );
};
