import { ACTION_VERBS } from '../text/word-sets.ts';
import { boundAt } from './bound.ts';
import type { Fact, Reading } from './facts.ts';
import { CONTENT, type Item, QUANTITY, STOP, type Stream } from './stream.ts';

/** Words of a unit stand at most this many items from their number: before (as in "version 3") and behind. */
const BEFORE = 5;
const BEHIND = 7;

const CURRENCY: Record<string, string> = { $: 'dollar', '€': 'euro', '£': 'pound' };

interface Known {
  values: Set<string>;
  units: Set<string>;
  bounds: Set<string>;
}

/** Quantities with their unit and bound: "at least 3 retries", "≤ 90 days", "300+ words". Digits and number words are equal. */
export function quantityFacts(original: Reading, refined: Reading): Fact[] {
  const known = knownQuantities(refined.stream);
  const seen = new Set<string>();
  const facts: Fact[] = [];
  const { stream, text } = original;
  for (const [at, item] of stream.entries()) {
    if (item.type !== QUANTITY || item.word === 'one') continue;
    const unit = unitAt(stream, at);
    const bound = boundAt(stream, at);
    const key = `${item.key} ${unit?.key ?? ''} ${bound ?? ''}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const end = Math.max(item.end, unit?.end ?? 0);
    const survives =
      known.values.has(item.key) && (unit === undefined || known.units.has(`${item.key} ${unit.key}`));
    facts.push({ kind: 'quantity', text: text.slice(item.start, end), start: item.start, end, survives });
    if (bound)
      facts.push({
        kind: 'bound',
        text: `${bound} ${text.slice(item.start, end)}`,
        start: item.start,
        end,
        survives: !survives || known.bounds.has(`${item.key} ${bound}`),
      });
  }
  return facts;
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
  const currency = CURRENCY[stream[at - 1]?.word ?? ''];
  if (currency) return { key: currency, end: 0 };
  return unitItem(stream, at);
}

function knownQuantities(stream: Stream): Known {
  const known: Known = { values: new Set(), units: new Set(), bounds: new Set() };
  const claimed = new Set<Item>();
  for (const [at, item] of stream.entries()) {
    if (item.type !== QUANTITY) continue;
    known.values.add(item.key);
    const bound = boundAt(stream, at);
    if (bound) known.bounds.add(`${item.key} ${bound}`);
    // The unit of the number before it is not its own: "5 cats and 3 dogs" has no 3 cats.
    for (let i = Math.max(0, at - BEFORE); i < at; i++) {
      const near = stream[i];
      if (near && !claimed.has(near)) addUnit(known, item, near);
    }
    for (let i = at + 1; i < at + BEHIND && stream[i]?.type !== QUANTITY; i++)
      addUnit(known, item, stream[i]);
    const unit = unitItem(stream, at);
    if (!unit) continue;
    claimed.add(unit);
    addUnit(known, item, unit);
  }
  return known;
}

function addUnit(known: Known, number: Item, near: Item | undefined): void {
  if (near?.type === CONTENT) known.units.add(`${number.key} ${near.key}`);
  const sign = near?.word === 'percent' ? '%' : near?.word === '%' ? '%' : CURRENCY[near?.word ?? ''];
  if (sign) known.units.add(`${number.key} ${sign}`);
}
