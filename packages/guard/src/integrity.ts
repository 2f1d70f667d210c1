import type { Lost } from './facts.ts';
import { WEIGHTS } from './facts.ts';
import type { Reading } from './statements.ts';
import { CONTENT, EXCEPT, type Item, NOT, ONLY, PROTECTED, QUANTITY } from './stream.ts';
import { ACTION } from './vocabulary.ts';

/** Share of what the original states that survived, weighted by kind: see `checkFidelity`. */
export function integrityOf(weight: number, lost: readonly Lost[]): number {
  if (lost.length === 0) return 100;
  let gone = 0;
  for (const { kind } of lost) gone += weightOf(kind);
  const all = Math.max(weight, gone);
  return Math.min(99.9, Math.floor((1000 * (all - gone)) / all) / 10);
}

export const weightOf = (kind: string): number => WEIGHTS[kind] ?? 1;

export interface Facts {
  count: number;
  /** Sum of the weights of all facts. */
  weight: number;
}

const KNOWN = new WeakMap<Reading, Facts>();

/**
 * What a text states, counted once per text: quantities and their bounds, negators, exclusive words, protected texts, list items, and words
 * with a capital inside a sentence for names.
 */
export function factsOf(reading: Reading): Facts {
  const known = KNOWN.get(reading);
  if (known) return known;
  const facts = { count: 0, weight: 0 };
  const add = (kind: string): void => {
    facts.count++;
    facts.weight += weightOf(kind);
  };
  for (const { from, to, list } of reading.statements) {
    if (list >= 0) add('list item');
    for (let i = from; i < to; i++) {
      const item = reading.stream[i];
      if (item) addFacts(item, i > from, add);
    }
  }
  KNOWN.set(reading, facts);
  return facts;
}

function addFacts(item: Item, isInside: boolean, add: (kind: string) => void): void {
  switch (item.type) {
    case QUANTITY:
      if (item.bound !== '') add('bound');
      else if (item.word === 'one') return;
      add('quantity');
      return;
    case NOT:
      add('negation');
      return;
    case ONLY:
    case EXCEPT:
      add('exclusive');
      return;
    case PROTECTED:
      if (item.span !== 'preserve') add(item.span ?? 'code');
      return;
    case CONTENT:
      if (item.capital && isInside && !(item.bits & ACTION)) add('name');
  }
}
