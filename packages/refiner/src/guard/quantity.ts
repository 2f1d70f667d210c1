import { ACTION_VERBS } from '../text/word-sets.ts';
import { boundAt } from './bound.ts';
import type { Fact, Reading } from './facts.ts';
import { Counts, lostMentions, Mentions } from './mentions.ts';
import { CONTENT, type Item, QUANTITY, STOP, type Stream } from './stream.ts';

/** Words of a unit stand at most this many items from their number: before (as in "version 3") and behind. */
const BEFORE = 4;
const BEHIND = 5;

const CURRENCY: ReadonlyMap<string, string> = new Map([
  ['$', 'dollar'],
  ['€', 'euro'],
  ['£', 'pound'],
]);

interface Known {
  values: Counts;
  units: Counts;
  bounds: Set<string>;
  contexts: Set<string>;
}

/**
 * Quantities with their unit and bound: "at least 3 retries", "≤ 90 days", "300+ words". Digits and number words are equal. A quantity
 * that stands in several contexts must stand as often in the refined text.
 */
export function quantityFacts(original: Reading, refined: Reading): Fact[] {
  const known = knownQuantities(refined.stream);
  const mentions = new Mentions<Fact>();
  const facts: Fact[] = [];
  const seenBounds = new Set<string>();
  const { stream, text } = original;
  for (const [at, item] of stream.entries()) {
    if (item.type !== QUANTITY) continue;
    const bound = boundAt(stream, at);
    // "one" alone is mostly a pronoun.
    if (item.word === 'one' && !bound) continue;
    const unit = unitAt(stream, at);
    const key = unit ? `${item.key} ${unit.key}` : item.key;
    const end = Math.max(item.end, unit?.end ?? 0);
    const fact = {
      kind: 'quantity',
      text: text.slice(item.start, end),
      start: item.start,
      end,
      survives: true,
    };
    mentions.add(key, contextOf(stream, at), fact);
    if (!bound || seenBounds.has(`${key} ${bound}`)) continue;
    seenBounds.add(`${key} ${bound}`);
    const survives = known.values.of(item.key) === 0 || known.bounds.has(`${item.key} ${bound}`);
    facts.push({ ...fact, kind: 'bound', text: `${bound} ${fact.text}`, survives });
  }
  for (const [key, wanted] of mentions.entries()) {
    const have = key.includes(' ') ? known.units.of(key) : known.values.of(key);
    const lost = lostMentions(wanted, have, known.contexts);
    for (const fact of wanted.values()) facts.push({ ...fact, survives: !lost.has(fact) });
  }
  return facts;
}

/** The number with the content words beside it. */
function contextOf(stream: Stream, at: number): string {
  return `${neighbour(stream, at, -1)} ${stream[at]?.key} ${neighbour(stream, at, 1)} ${neighbour(stream, at + 3, 1)}`;
}

function neighbour(stream: Stream, at: number, step: number): string {
  for (let i = at + step; i !== at + 5 * step; i += step) {
    const item = stream[i];
    if (!item || item.type === STOP) return '';
    if (item.type === CONTENT) return item.key;
  }
  return '';
}

function unitItem(stream: Stream, at: number): Item | undefined {
  for (let i = at + 1; i < at + 4; i++) {
    const item = stream[i];
    if (!item || item.type === STOP || item.word === ':' || item.word === ',') return undefined;
    if (item.type === CONTENT) return ACTION_VERBS.has(item.word) ? undefined : item;
  }
  return undefined;
}

/** The word that a number counts, within three items of the same sentence. */
function unitAt(stream: Stream, at: number): { key: string; end: number } | undefined {
  const sign = stream[at + 1];
  if (sign?.word === '%' || sign?.word === 'percent') return { key: '%', end: sign.end };
  const currency = CURRENCY.get(stream[at - 1]?.word ?? '');
  if (currency) return { key: currency, end: 0 };
  return unitItem(stream, at);
}

function knownQuantities(stream: Stream): Known {
  const known: Known = { values: new Counts(), units: new Counts(), bounds: new Set(), contexts: new Set() };
  const claimed = new Set<Item>();
  for (const [at, item] of stream.entries()) {
    if (item.type !== QUANTITY) continue;
    known.values.add(item.key);
    known.contexts.add(contextOf(stream, at));
    const units = new Set<string>();
    const bound = boundAt(stream, at);
    if (bound) known.bounds.add(`${item.key} ${bound}`);
    // The unit of the number before it is not its own: "5 cats and 3 dogs" has no 3 cats.
    for (let i = Math.max(0, at - BEFORE); i < at; i++) {
      const near = stream[i];
      if (near && !claimed.has(near)) addUnit(units, item, near);
    }
    for (let i = at + 1; i < at + BEHIND && stream[i]?.type !== QUANTITY; i++)
      addUnit(units, item, stream[i]);
    const unit = unitItem(stream, at);
    if (unit) {
      claimed.add(unit);
      addUnit(units, item, unit);
    }
    for (const key of units) known.units.add(key);
  }
  return known;
}

function addUnit(units: Set<string>, number: Item, near: Item | undefined): void {
  if (near?.type === CONTENT) units.add(`${number.key} ${near.key}`);
  const sign = near?.word === 'percent' || near?.word === '%' ? '%' : CURRENCY.get(near?.word ?? '');
  if (sign) units.add(`${number.key} ${sign}`);
}
