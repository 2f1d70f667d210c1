import { ACTION_VERBS } from '../text/word-sets.ts';
import type { Fact, Reading } from './facts.ts';
import { Occurrences, stemsOf } from './occurrences.ts';
import { CONTENT, type Item, QUANTITY, STOP, type Stream } from './stream.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const NEGATORS = words(
  'not no never without neither nor none nothing nobody nowhere avoid avoids avoiding refrain exclude excludes excluding omit omitting skip forbid forbids forbidden prohibit prohibited disallow disallowed ban banned non',
);
/** Also read as negations in the refined text: "X rather than Y" keeps "not Y". */
const ALSO_NEGATIVE = words('instead rather free unlike stop');
/** "Keep the signature" keeps "do not change the signature". */
const KEEPERS = words(
  'keep keeps keeping preserve preserves retain leave maintain unchanged intact untouched stay stays remain verbatim',
);
const CHANGES = stemsOf(
  'change modify alter edit touch rename remove delete drop lose break rewrite replace add',
);
/** Behind these the negated thing stands in front: "comments are not allowed". */
const PASSIVE = words(
  'allowed permitted acceptable needed required necessary forbidden prohibited disallowed banned',
);
/** Verbs that say little about what is forbidden: the object does. */
const LIGHT = stemsOf(
  'use include make do have give provide write add put be need want take get say contain respond response reply answer output show additional extra further',
);
/** "Don't hesitate to ask" forbids nothing. */
const IDLE = stemsOf('hesitate worry forget');

const SCOPE_ITEMS = 9;
const SCOPE_STEMS = 3;

/** Negations with what they negate. */
export function negationFacts(original: Reading, refined: Reading): Fact[] {
  // Most negations are unchanged; the rest is looked up among the words around all negators.
  const same = scopes(refined.stream);
  let known: Occurrences | undefined;
  const all = new Set(refined.stream.map((item) => item.key));
  const seen = new Set<string>();
  const facts: Fact[] = [];
  for (const [at, item] of original.stream.entries()) {
    if (!NEGATORS.has(item.word)) continue;
    const scope = scopeOf(original.stream, at);
    const key = scope.map((part) => part.key).join(' ');
    if (scope.length === 0 || seen.has(key) || IDLE.has(scope[0]?.key ?? '')) continue;
    seen.add(key);
    const end = Math.max(item.end, scope.at(-1)?.end ?? 0);
    const start = Math.min(item.start, scope[0]?.start ?? item.start);
    let survives = same.has(key);
    if (!survives) {
      known ??= refinedNegations(refined.stream);
      survives = isKept(scope, known, all);
    }
    facts.push({ kind: 'negation', text: original.text.slice(start, end), start, end, survives });
  }
  return facts;
}

function scopes(stream: Stream): Set<string> {
  const found = new Set<string>();
  for (const [at, item] of stream.entries())
    if (NEGATORS.has(item.word))
      found.add(
        scopeOf(stream, at)
          .map((part) => part.key)
          .join(' '),
      );
  return found;
}

function isKept(scope: readonly Item[], known: Occurrences, all: ReadonlySet<string>): boolean {
  const keys = scope.map((part) => part.key);
  const heavy = keys.filter((key) => !LIGHT.has(key));
  const want = heavy.length > 0 ? heavy : keys;
  const near = known.mostNear(want);
  const enough =
    near.count >= Math.min(2, want.length) || (near.hasFirst && near.count >= Math.ceil(want.length / 2));
  // What was negated may not turn into something else: each of its words is still somewhere, or the verb was inverted.
  return enough && want.every((key) => all.has(key) || CHANGES.has(key));
}

function scopeOf(stream: Stream, at: number): Item[] {
  const scope: Item[] = [];
  if (isPassive(stream, at)) {
    for (let i = at - 1; i >= 0 && i > at - 6 && scope.length < 2; i--) {
      const item = stream[i];
      if (!item || item.type === STOP) break;
      if (item.type === CONTENT) scope.unshift(item);
    }
    if (scope.length > 0) return scope;
  }
  for (let i = at + 1; i < at + SCOPE_ITEMS && scope.length < SCOPE_STEMS; i++) {
    const item = stream[i];
    if (!item || item.type === STOP || startsClause(stream, i)) break;
    if (item.type === CONTENT || item.type === QUANTITY) scope.push(item);
  }
  return scope;
}

const isPassive = (stream: Stream, at: number): boolean =>
  PASSIVE.has(stream[at]?.word ?? '') ||
  PASSIVE.has(stream[at + 1]?.word ?? '') ||
  PASSIVE.has(stream[at + 2]?.word ?? '');

function refinedNegations(stream: Stream): Occurrences {
  const known = new Occurrences();
  for (const [at, item] of stream.entries()) {
    const keeps = KEEPERS.has(item.word);
    if (!keeps && !NEGATORS.has(item.word) && !ALSO_NEGATIVE.has(item.word)) continue;
    const back = keeps || isPassive(stream, at) ? 8 : 2;
    known.open();
    for (let i = at; i > 0 && i > at - back && stream[i - 1]?.type !== STOP; i--)
      addNear(known, stream[i - 1]);
    for (let i = at + 1; i <= at + 11 && stream[i]?.type !== STOP && !startsClause(stream, i); i++)
      addNear(known, stream[i]);
    if (keeps) for (const change of CHANGES) known.add(change);
  }
  return known;
}

/** A comma before a verb or subject: what follows is not negated any more. */
function startsClause(stream: Stream, i: number): boolean {
  if (stream[i]?.word !== ',') return false;
  const next = stream[i + 1]?.word ?? '';
  return next === 'do' || next === 'you' || next === 'but' || ACTION_VERBS.has(next);
}

function addNear(known: Occurrences, near: Item | undefined): void {
  if (near && (near.type === CONTENT || near.type === QUANTITY)) known.add(near.key);
}
