import type { Fact, Reading } from './facts.ts';
import { Occurrences } from './occurrences.ts';
import { CONTENT, type Item, QUANTITY, STOP, type Stream } from './stream.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Exclusive words and what says the same. */
const CLASSES: readonly { own: ReadonlySet<string>; equal: ReadonlySet<string> }[] = [
  {
    own: words('only solely exclusively'),
    equal: words('only solely exclusively just nothing alone merely limit limited strictly'),
  },
  { own: words('unless'), equal: words('unless except until without not') },
  {
    own: words('except excepting'),
    equal: words('except excepting excluding exception apart besides but unless other'),
  },
];
const REACH = 9;

/** Exclusive words (only, unless, except) with what they restrict. */
export function exclusiveFacts(original: Reading, refined: Reading): Fact[] {
  const facts: Fact[] = [];
  for (const { own, equal } of CLASSES) {
    if (!original.stream.some((item) => own.has(item.word))) continue;
    const known = occurrencesOf(refined.stream, equal);
    const seen = new Set<string>();
    for (const [at, item] of original.stream.entries()) {
      if (!own.has(item.word)) continue;
      const scope = scopeOf(original.stream, at);
      const keys = scope.map((part) => part.key);
      const key = keys.join(' ');
      if (scope.length === 0 || seen.has(key)) continue;
      seen.add(key);
      const start = Math.min(item.start, scope[0]?.start ?? item.start);
      const end = Math.max(item.end, scope.at(-1)?.end ?? item.end);
      const survives = known.mostNear(keys).count >= Math.min(2, new Set(keys).size);
      facts.push({ kind: 'exclusive', text: original.text.slice(start, end), start, end, survives });
    }
  }
  return facts;
}

/** The two content words behind it in its sentence, or before it where it ends the sentence ("in JSON only"). */
function scopeOf(stream: Stream, at: number): Item[] {
  const scope: Item[] = [];
  for (let i = at + 1; i < at + REACH && scope.length < 2; i++) {
    const item = stream[i];
    if (!item || item.type === STOP) break;
    if (item.type === CONTENT || item.type === QUANTITY) scope.push(item);
  }
  if (scope.length > 0) return scope;
  for (let i = at - 1; i >= 0 && i > at - REACH && scope.length < 2; i--) {
    const item = stream[i];
    if (!item || item.type === STOP) break;
    if (item.type === CONTENT || item.type === QUANTITY) scope.unshift(item);
  }
  return scope;
}

function occurrencesOf(stream: Stream, equal: ReadonlySet<string>): Occurrences {
  const known = new Occurrences();
  for (const [at, item] of stream.entries()) {
    if (!equal.has(item.word)) continue;
    known.open();
    for (let i = Math.max(0, at - REACH); i <= at + REACH; i++) {
      const near = stream[i];
      if (near && (near.type === CONTENT || near.type === QUANTITY)) known.add(near.key);
    }
  }
  return known;
}
