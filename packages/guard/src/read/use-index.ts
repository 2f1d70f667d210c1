import { operatorSet } from '../lexicon/operator.ts';
import type { Use } from './govern.ts';
import type { Reading } from './reading.ts';
import { CONTENT, NUMBER } from './term.ts';

/** Of one statement no more uses are looked through: a sentence has a handful. */
const MOST_USES = 64;

/** Negations, and what leaves nothing over. */
const DENIALS = operatorSet('!not !never !none !not-all');

/** What is asked of a reading again and again; of most readings only a part of it, so each is made when it is first asked for. */
export class UseIndex {
  private readonly reading: Reading;
  private known: {
    at?: Map<number, Use[]>;
    inStatement?: Map<number, Use[]>;
    byPlace?: Map<number, Use>;
    byWord?: Map<string, Use[]>;
    negated?: Set<number>;
    negatedKeys?: Set<string>;
    numbers?: Map<string, number[]>;
    counting?: Map<string, Set<number>>;
  } = {};

  constructor(reading: Reading) {
    this.reading = reading;
  }

  /** Uses that apply to a term. */
  get at(): ReadonlyMap<number, readonly Use[]> {
    this.known.at ??= usesByTerm(this.reading);
    return this.known.at;
  }

  /** Uses in a statement, the first ones. */
  get inStatement(): ReadonlyMap<number, readonly Use[]> {
    this.known.inStatement ??= usesByStatement(this.reading);
    return this.known.inStatement;
  }

  /** Uses by the term of their operator. */
  get byPlace(): ReadonlyMap<number, Use> {
    this.known.byPlace ??= new Map(this.reading.uses.map((use) => [use.at, use]));
    return this.known.byPlace;
  }

  /** Uses by their operator and the nearest words they apply to, see `keyOf`. */
  get byWord(): ReadonlyMap<string, readonly Use[]> {
    this.known.byWord ??= usesByWord(this.reading);
    return this.known.byWord;
  }

  /** Terms that a negation applies to. */
  get negated(): ReadonlySet<number> {
    const { uses } = this.reading;
    this.known.negated ??= new Set(
      uses.flatMap(({ operator, anchors }) => (DENIALS.has(operator) ? anchors : [])),
    );
    return this.known.negated;
  }

  /** Keys of those terms. */
  get negatedKeys(): ReadonlySet<string> {
    const { terms } = this.reading;
    this.known.negatedKeys ??= new Set([...this.negated].map((at) => terms[at]?.key ?? ''));
    return this.known.negatedKeys;
  }

  /** Numbers by their key. */
  get numbers(): ReadonlyMap<string, readonly number[]> {
    this.known.numbers ??= numbersByKey(this.reading);
    return this.known.numbers;
  }

  /** Statements that have numbers of a unit, or of the things named behind the number. */
  get counting(): ReadonlyMap<string, ReadonlySet<number>> {
    this.known.counting ??= statementsByCounted(this.reading);
    return this.known.counting;
  }
}

const KNOWN = new WeakMap<Reading, UseIndex>();

/** The index of a reading. */
export function useIndex(reading: Reading): UseIndex {
  const known = KNOWN.get(reading);
  if (known) return known;
  const made = new UseIndex(reading);
  KNOWN.set(reading, made);
  return made;
}

function usesByTerm({ uses }: Reading): Map<number, Use[]> {
  const found = new Map<number, Use[]>();
  for (const use of uses) for (const anchor of use.anchors) push(found, anchor, use);
  return found;
}

function usesByStatement({ uses, statementOf }: Reading): Map<number, Use[]> {
  const found = new Map<number, Use[]>();
  for (const use of uses) push(found, statementOf[use.at] ?? -1, use, MOST_USES);
  return found;
}

function usesByWord(reading: Reading): Map<string, Use[]> {
  const found = new Map<string, Use[]>();
  for (const use of reading.uses) {
    const key = keyOf(reading, use);
    if (key !== undefined) push(found, key, use, MOST_USES);
  }
  return found;
}

/** An operator with the two nearest words that it applies to; nothing where there are none. */
export function keyOf({ terms }: Reading, { operator, anchors }: Use): string | undefined {
  const [first, second] = anchors.map((k) => terms[k]).filter((term) => term?.type === CONTENT);
  return first && `${operator} ${first.key} ${second?.key}`;
}

function numbersByKey({ terms }: Reading): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [at, { type, key }] of terms.entries()) if (type === NUMBER) push(found, key, at, MOST_USES);
  return found;
}

function statementsByCounted(reading: Reading): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  for (const [at, { type }] of reading.terms.entries()) {
    if (type !== NUMBER) continue;
    const counted = countedKey(reading, at);
    const statements = found.get(counted) ?? new Set();
    statements.add(reading.statementOf[at] ?? -1);
    found.set(counted, statements);
  }
  return found;
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
