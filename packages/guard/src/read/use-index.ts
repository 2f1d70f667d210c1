import { operatorSet } from '../lexicon/operator.ts';
import type { Use } from './govern.ts';
import type { Reading } from './reading.ts';
import { CONTENT, NUMBER } from './term.ts';

/** Of one statement no more uses are looked through: a sentence has a handful. */
const MOST_USES = 64;

/** What is asked of a reading again and again. */
export interface UseIndex {
  /** Uses that apply to a term. */
  at: ReadonlyMap<number, readonly Use[]>;
  /** Uses in a statement, the first ones. */
  inStatement: ReadonlyMap<number, readonly Use[]>;
  /** Uses by their operator and the nearest words they apply to, see `keyOf`. */
  byWord: ReadonlyMap<string, readonly Use[]>;
  /** Terms that a negation applies to. */
  negated: ReadonlySet<number>;
  /** Keys of those terms. */
  negatedKeys: ReadonlySet<string>;
  /** Numbers by their key. */
  numbers: ReadonlyMap<string, readonly number[]>;
  /** Statements that have numbers of a unit, or of the things named behind the number. */
  counting: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Negations, and what leaves nothing over. */
const DENIALS = operatorSet('!not !never !none !not-all');
const KNOWN = new WeakMap<Reading, UseIndex>();

/** The index of a reading, made when it is first asked for. */
export function useIndex(reading: Reading): UseIndex {
  const known = KNOWN.get(reading);
  if (known) return known;
  const made = makeIndex(reading);
  KNOWN.set(reading, made);
  return made;
}

function makeIndex(reading: Reading): UseIndex {
  const at = new Map<number, Use[]>();
  const inStatement = new Map<number, Use[]>();
  const byWord = new Map<string, Use[]>();
  const negated = new Set<number>();
  const negatedKeys = new Set<string>();
  for (const use of reading.uses) {
    for (const anchor of use.anchors) push(at, anchor, use);
    const key = keyOf(reading, use);
    if (key !== undefined) push(byWord, key, use, MOST_USES);
    push(inStatement, reading.statementOf[use.at] ?? -1, use, MOST_USES);
    if (!DENIALS.has(use.operator)) continue;
    for (const anchor of use.anchors) {
      negated.add(anchor);
      negatedKeys.add(reading.terms[anchor]?.key ?? '');
    }
  }
  const numbers = new Map<string, number[]>();
  const counting = new Map<string, Set<number>>();
  for (let i = 0; i < reading.terms.length; i++) {
    const term = reading.terms[i];
    if (term?.type !== NUMBER) continue;
    push(numbers, term.key, i, MOST_USES);
    const counted = countedKey(reading, i);
    const statements = counting.get(counted) ?? new Set();
    statements.add(reading.statementOf[i] ?? -1);
    counting.set(counted, statements);
  }
  return { at, inStatement, byWord, negated, negatedKeys, numbers, counting };
}

/** An operator with the two nearest words that it applies to; nothing where there are none. */
export function keyOf({ terms }: Reading, { operator, anchors }: Use): string | undefined {
  const [first, second] = anchors.map((k) => terms[k]).filter((term) => term?.type === CONTENT);
  return first && `${operator} ${first.key} ${second?.key}`;
}

/** What a number counts: its unit, else the word behind it. */
export function countedKey({ terms }: Reading, at: number): string {
  const unit = terms[at]?.unit ?? '';
  return unit === '' ? (terms[at + 1]?.key ?? '') : `${unit} `;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V, most = Number.POSITIVE_INFINITY): void {
  const known = map.get(key);
  if (!known) map.set(key, [value]);
  else if (known.length < most) known.push(value);
}
