import { NEGATIONS, operatorNumber, operatorSet } from '../lexicon/operator.ts';
import {
  ACTION,
  BREAK,
  CONTENT,
  LIGHT,
  NUMBER,
  OPERATOR,
  POSTPOSED,
  SPAN,
  STRONG,
  type Term,
  WEAK,
} from './term.ts';

/** One use of an operator: what it applies to. */
export interface Use {
  operator: number;
  /** Index of its term. */
  at: number;
  /** Indices of the terms it applies to, the nearest first. */
  anchors: number[];
  /** They stand in front of it. */
  behind: boolean;
  /** Read from two negations: it may be said otherwise. */
  soft: boolean;
}

interface Rule {
  /** So many terms it applies to at most. */
  most: number;
  /** Where it looks: forwards and, finding nothing, backwards; forwards only; backwards first. */
  way: 'either' | 'forward' | 'backward';
}

const RULES: Readonly<Record<string, Rule>> = {
  '!not': { most: 5, way: 'either' },
  '!never': { most: 5, way: 'either' },
  '!not-all': { most: 3, way: 'either' },
  '!only': { most: 3, way: 'either' },
  '!all': { most: 2, way: 'either' },
  '!both': { most: 2, way: 'either' },
  '!if': { most: 5, way: 'forward' },
  '!when': { most: 5, way: 'forward' },
  '!unless': { most: 5, way: 'forward' },
  '!except': { most: 4, way: 'forward' },
  '!before': { most: 3, way: 'forward' },
  '!after': { most: 3, way: 'forward' },
  '!until': { most: 3, way: 'forward' },
  '!since': { most: 2, way: 'forward' },
  '!while': { most: 3, way: 'forward' },
  '!last': { most: 3, way: 'either' },
  '!first': { most: 3, way: 'either' },
  '!from': { most: 1, way: 'forward' },
  '!to': { most: 1, way: 'forward' },
  '!than': { most: 1, way: 'forward' },
  '!you-are': { most: 2, way: 'forward' },
  '!i-am': { most: 2, way: 'forward' },
  '!my': { most: 1, way: 'forward' },
  '!your': { most: 1, way: 'forward' },
  '!his': { most: 1, way: 'forward' },
  '!her': { most: 1, way: 'forward' },
  '!our': { most: 1, way: 'forward' },
  '!their': { most: 1, way: 'forward' },
  '!or': { most: 1, way: 'forward' },
  '!and': { most: 1, way: 'forward' },
};
/** What stands in front of a postposition is an object and its verb, hardly more. */
const POSTPOSED_MOST = 3;
const DEFAULT: Rule = { most: 3, way: 'either' };
const BY_NUMBER = new Map(Object.entries(RULES).map(([name, rule]) => [operatorNumber(name), rule]));

/** Operators that begin a clause of their own. */
const OPENS = operatorSet(
  '!if !when !unless !except !before !after !until !while !because !although !otherwise !then !you-are !i-am',
);
const ONLY = operatorNumber('!only');
/** Clauses that "only" stands in front of. */
const RESTRICTABLE = operatorSet('!if !when !before !after !until !since !while');
const UNLESS = operatorNumber('!unless');
/** Two negations at most so far apart are one statement. */
const DOUBLE = 8;
const AND = operatorNumber('!and');
const OR = operatorNumber('!or');

const STANDS_APART = operatorSet('!try !optional !often !sometimes !always !must !last !first');

/** What every operator of a statement applies to. */
export function readUses(terms: readonly Term[], from: number, to: number): Use[] {
  const uses: Use[] = [];
  const answered = new Set<number>();
  for (let at = from; at < to; at++) {
    const term = terms[at];
    if (term?.type !== OPERATOR) continue;
    if (NEGATIONS.has(term.operator) && (isEchoed(terms, at, to) || isCoordinate(term, at, uses))) continue;
    if (isInverted(terms, at, from) || answered.has(at)) continue;
    const second = at === from && term.operator === UNLESS ? negationBehind(terms, at, to) : -1;
    if (second >= 0) {
      // "Unless they ask, do not show it": as "do not show it unless they ask".
      uses.push({ ...readUse(terms, at, from, to, ONLY), soft: true });
      answered.add(second);
      continue;
    }
    const twice = NEGATIONS.has(term.operator) ? secondNegation(terms, at, to) : -1;
    if (twice < 0) {
      uses.push(readUse(terms, at, from, to, negatesBoth(terms, at) ? NOT_ALL : term.operator));
      continue;
    }
    // "Do not skip" asks for it; "no answer without a source" wants answers with one only.
    const apart = terms.slice(at + 1, twice).some(({ type }) => type === CONTENT);
    if (apart) uses.push({ ...readUse(terms, twice, from, to, ONLY), soft: true });
    at = twice;
  }
  return uses;
}

/** So far behind a condition its sentence goes on, in terms. */
const LONGEST_CONDITION = 16;

/** Index of the negation that begins the clause behind a condition, -1 for none. */
function negationBehind(terms: readonly Term[], at: number, to: number): number {
  const end = Math.min(to, at + LONGEST_CONDITION);
  for (let k = at + 1; k + 1 < end; k++)
    if (terms[k]?.type === BREAK) return NEGATIONS.has(terms[k + 1]?.operator ?? 0) ? k + 1 : -1;
  return -1;
}

/** "Only then should you go on": no condition inside of a clause. */
const isInverted = (terms: readonly Term[], at: number, from: number): boolean =>
  at > from &&
  (terms[at]?.key.startsWith('should ') ?? false) &&
  terms[at - 1]?.type !== BREAK &&
  terms[at - 1]?.operator !== AND;

const EXCEPT = operatorNumber('!except');
const BOTH = operatorNumber('!both');
const NOT = operatorNumber('!not');
const NEVER = operatorNumber('!never');
const NOT_ALL = operatorNumber('!not-all');

/** "I can't have both": one of them is fine. */
function negatesBoth(terms: readonly Term[], at: number): boolean {
  if (!NEGATIONS.has(terms[at]?.operator ?? 0)) return false;
  for (let k = at + 1; k <= at + 2; k++) {
    if (terms[k]?.operator === BOTH) return true;
    if (terms[k]?.type !== LIGHT) return false;
  }
  return false;
}

const PLAIN_NOT = new Set(['ne', "n'", 'non', 'no', 'não']);
const ECHO =
  /^(?:aucune?|rien|jamais|personne|ni|nulle?|nessun[oa']?|niente|nulla|mai|né|nè|neanche|neppure|nemmeno|ningun[oa]?|ningún|nada|nadie|nunca|tampoco|nenhuma?|ninguém|nem)(?=\s|$)/;

/** "Non … nessuno": both say one negation, and the second says more of it. */
function isEchoed(terms: readonly Term[], at: number, to: number): boolean {
  if (!PLAIN_NOT.has(terms[at]?.key.split(' ')[0] ?? '')) return false;
  for (let k = at + 1; k < to && k < at + DOUBLE; k++) {
    const term = terms[k];
    if (!term || term.type === BREAK) return false;
    if (term.type === OPERATOR && ECHO.test(term.key)) return true;
    if (term.type === OPERATOR && NEGATIONS.has(term.operator)) return false;
  }
  return false;
}

/** "Sans … ni …": the second negates as the first does. */
const COORDINATES = new Set(['ni', 'né', 'nè', 'nem', 'noch', 'weder']);

/** "Sans A ni B" is one negation. */
const isCoordinate = ({ key }: Term, at: number, uses: readonly Use[]): boolean => {
  const before = uses.at(-1);
  return (
    COORDINATES.has(key) && before !== undefined && NEGATIONS.has(before.operator) && at - before.at < DOUBLE
  );
};

/** Behind these a negation is another one. */
const SEPARATES = operatorSet('!and !or !because !although !if !when !after !before !then');
const APART = new Set('no none nor never nothing nobody'.split(' '));

/** Index of a negation right behind a negation, -1 for none. */
function secondNegation(terms: readonly Term[], at: number, to: number): number {
  for (let k = at + 1; k < to && k < at + DOUBLE; k++) {
    const term = terms[k];
    if (!term || term.type === BREAK) return -1;
    if (term.type !== OPERATOR) continue;
    if (SEPARATES.has(term.operator) || APART.has(term.key) || COORDINATES.has(term.key)) return -1;
    if (NEGATIONS.has(term.operator) || term.operator === UNLESS) return k;
  }
  return -1;
}

const SINCE = operatorNumber('!since');
const BECAUSE = operatorNumber('!because');

function readUse(terms: readonly Term[], at: number, from: number, to: number, operator: number): Use {
  const use = governed(terms, at, from, to, operator);
  // "Since you ask" gives a reason, "since 2021" a time.
  const isReason =
    operator === SINCE &&
    !use.anchors.some((k) => terms[k]?.type === NUMBER && !((terms[k]?.flags ?? 0) & WEAK));
  return isReason ? { ...use, operator: BECAUSE } : use;
}

function governed(terms: readonly Term[], at: number, from: number, to: number, operator: number): Use {
  const rule = BY_NUMBER.get(operator) ?? DEFAULT;
  if ((terms[at]?.flags ?? 0) & POSTPOSED) {
    const before = collect(terms, at, from - 1, -1, Math.min(rule.most, POSTPOSED_MOST), operator);
    if (before.length > 0) return { operator, at, anchors: before, behind: true, soft: false };
  }
  // "Only after the merge" restricts the time, whatever stands in front of it.
  if (operator === ONLY && RESTRICTABLE.has(terms[at + 1]?.operator ?? 0)) {
    const anchors = collect(terms, at, to, 1, rule.most, operator);
    if (anchors.length > 0) return { operator, at, anchors, behind: false, soft: false };
  }
  const forward = rule.way === 'backward' ? [] : collect(terms, at, to, 1, rule.most, operator);
  if (NEGATIONS.has(operator) && rule.way === 'either' && forward.length > 0 && terms[at - 1]?.type !== BREAK)
    forward.push(...collect(terms, at, from - 1, -1, 2, operator));
  // "Northgate alone has a sauna" restricts what stands in front of it.
  if (
    terms[at]?.key === 'alone' &&
    terms[at - 1]?.type === CONTENT &&
    !((terms[at - 1]?.flags ?? 0) & ACTION)
  )
    return { operator, at, anchors: [at - 1], behind: true, soft: false };
  // "Product names excepted": what it excepts stands in front of it.
  const isBehind = operator === EXCEPT && forward.length === 0;
  if (!isBehind && (forward.some((k) => terms[k]?.type !== LIGHT) || rule.way === 'forward'))
    return { operator, at, anchors: forward, behind: false, soft: false };
  const anchors = collect(terms, at, from - 1, -1, rule.most, operator);
  return { operator, at, anchors: anchors.length > 0 ? anchors : forward, behind: true, soft: false };
}

/** An operator applies to nothing further away, in terms. */
const REACH = 24;

/** Terms from `at` towards `end`, until the clause ends; light ones where there are no others. */
function collect(
  terms: readonly Term[],
  at: number,
  end: number,
  step: number,
  most: number,
  operator: number,
): number[] {
  const found: number[] = [];
  const light: number[] = [];
  for (let k = at + step; k !== end && found.length < most && Math.abs(k - at) <= REACH; k += step) {
    const term = terms[k];
    if (!term) break;
    if (term.type === BREAK) {
      // "Ideally, every ..." and "photo: optional".
      if (
        k === at + step &&
        term.key !== '.' &&
        term.key !== ';' &&
        (STANDS_APART.has(operator) || (step < 0 && operator === ONLY))
      )
        continue;
      if (term.flags & STRONG || !goesOn(terms, k, end, step, operator)) break;
    } else if (term.type === OPERATOR) {
      if (OPENS.has(term.operator) && (found.length > 0 || light.length > 0)) break;
      if (step < 0 && (term.operator === AND || term.operator === OR)) break;
      if (term.operator === AND && step > 0 && (k === at + 1 || startsAnother(terms[k + 1]))) break;
    } else if (term.type === LIGHT) light.push(k);
    else if (term.type === CONTENT || term.type === NUMBER || term.type === SPAN) found.push(k);
  }
  for (let k = 0; k < light.length && k < most; k++) found.push(light[k] ?? 0);
  return found;
}

/** "… and don't volunteer the rest": what is asked for next. */
const startsAnother = (term: Term | undefined): boolean =>
  startsInstruction(term) || term?.operator === NOT || term?.operator === NEVER;

const startsInstruction = (term: Term | undefined): boolean =>
  term !== undefined && (term.flags & ACTION) !== 0;

/** A comma is no end inside of a list that "or" closes: "no jargon, bullets or emojis". */
function goesOn(terms: readonly Term[], comma: number, end: number, step: number, operator: number): boolean {
  if (step < 0 || !NEGATIONS.has(operator)) return false;
  for (let k = comma + 1; k !== end && k < comma + 8; k++) {
    const term = terms[k];
    if (!term || startsInstruction(term)) return false;
    if (term.type === BREAK && term.flags & STRONG) return false;
    if (term.type === OPERATOR && term.operator === OR) return true;
    if (term.type === OPERATOR && term.operator !== AND) return false;
  }
  return false;
}
