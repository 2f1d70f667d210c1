import { operatorSet } from '../lexicon/operator.ts';
import type { Place } from '../types.ts';
import type { Use } from './govern.ts';
import { CONTENT, NUMBER, type Term } from './term.ts';

/** What of a reading is looked up. */
interface Read {
  terms: readonly Term[];
  statementOf: readonly number[];
  uses: readonly Use[];
}

/** Of one statement no more uses are looked through: a sentence has a handful. */
const MOST_USES = 64;

/** Negations, and what leaves nothing over. */
const DENIALS = operatorSet('!not !never !none !not-all');

/**
 * What is asked of a reading again and again; of most readings only a part of it, so each is made when it is
 * first asked for.
 */
export class UseIndex {
  private readonly reading: Read;
  private known: {
    at?: UseLists;
    inStatement?: UseLists;
    byPlace?: (Use | undefined)[];
    byWord?: Map<string, Use[]>;
    negated?: Set<number>;
    negatedKeys?: Set<string>;
    numbers?: Map<string, number[]>;
    counting?: Map<string, Set<number>>;
  } = {};

  constructor(reading: Read) {
    this.reading = reading;
  }

  /** Uses that apply to a term. */
  at(term: number): readonly Use[] {
    this.known.at ??= usesByTerm(this.reading);
    return term < 0 ? NONE : (this.known.at[term] ?? NONE);
  }

  /** Uses in a statement, the first ones. */
  inStatement(statement: number): readonly Use[] {
    this.known.inStatement ??= usesByStatement(this.reading);
    return statement < 0 ? NONE : (this.known.inStatement[statement] ?? NONE);
  }

  /** The use whose operator is a term. */
  byPlace(term: number): Use | undefined {
    this.known.byPlace ??= usesByPlace(this.reading);
    return term < 0 ? undefined : this.known.byPlace[term];
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

const NONE: readonly Use[] = [];

/** Uses by the index of a term or statement. */
type UseLists = (Use[] | undefined)[];

function usesByTerm({ uses, terms }: Read): UseLists {
  const found: UseLists = new Array(terms.length);
  for (const use of uses) for (const anchor of use.anchors) add(found, anchor, use);
  return found;
}

function usesByStatement({ uses, statementOf }: Read): UseLists {
  const found: UseLists = [];
  for (const use of uses) add(found, statementOf[use.at] ?? 0, use, MOST_USES);
  return found;
}

function usesByPlace({ uses, terms }: Read): (Use | undefined)[] {
  const found: (Use | undefined)[] = new Array(terms.length);
  for (const use of uses) found[use.at] = use;
  return found;
}

function add(lists: UseLists, at: number, use: Use, most = Number.POSITIVE_INFINITY): void {
  const known = lists[at];
  if (!known) lists[at] = [use];
  else if (known.length < most) known.push(use);
}

function usesByWord(reading: Read): Map<string, Use[]> {
  const found = new Map<string, Use[]>();
  for (const use of reading.uses) {
    const key = keyOf(reading, use);
    if (key !== undefined) push(found, key, use, MOST_USES);
  }
  return found;
}

/** An operator with the two nearest words that it applies to; nothing where there are none. */
export function keyOf({ terms }: Read, { operator, anchors }: Use): string | undefined {
  const [first, second] = anchors.map((k) => terms[k]).filter((term) => term?.type === CONTENT);
  return first && `${operator} ${first.key} ${second?.key}`;
}

function numbersByKey({ terms }: Read): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [at, { type, key }] of terms.entries()) if (type === NUMBER) push(found, key, at, MOST_USES);
  return found;
}

function statementsByCounted(reading: Read): Map<string, Set<number>> {
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
export function countedKey({ terms }: Read, at: number): string {
  const unit = terms[at]?.unit ?? '';
  return unit === '' ? (terms[at + 1]?.key ?? '') : `${unit} `;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V, most = Number.POSITIVE_INFINITY): void {
  const known = map.get(key);
  if (!known) map.set(key, [value]);
  else if (known.length < most) known.push(value);
}

/** From the operator to the last word that it applies to, whichever stands first. */
export function extentOf({ terms }: Read, { at, anchors }: Use): Place {
  const own = terms[at];
  const last = terms[anchors.at(-1) ?? at] ?? own;
  return {
    start: Math.min(own?.start ?? 0, last?.start ?? 0),
    end: Math.max(own?.end ?? 0, last?.end ?? 0),
  };
}
