import type { Script } from '../lexicon/tables.ts';
import type { Reading } from '../read/reading.ts';
import { BREAK, CONTENT, NUMBER, SPAN, type Term } from '../read/term.ts';
import { tongueOf } from '../read/tongue.ts';
import { type Finding, lostOrDoubtful, type Pair, quoted } from './finding.ts';
import { isFound } from './match.ts';

const PREFIXES = ['un', 'in', 'im', 'ir', 'il', 'dis', 'non', 'non-', 'mis'];

/** "To" and "into" are none, in letters. */
const SHORTEST_BASE = 4;

/** Words that became their opposite: by the dictionary, or by a negating prefix. */
export function oppositeWords(pair: Pair): Finding[] {
  const { original, rewritten, matches } = pair;
  const found = traded(pair);
  for (let s = 0; s < original.statements.length; s++) {
    const own = original.statements[s];
    const home = rewritten.statements[matches.home[s] ?? -1];
    if (!own || !home || matches.same[s]) continue;
    const isOther = (k: number): boolean => {
      const origin = matches.ofRewritten[k] ?? -1;
      if (origin < 0 || original.statementOf[origin] !== s) return true;
      // A synonym of another word, which has a word of its own: "checks" that is still there and "valid".
      return original.terms[origin]?.key !== rewritten.terms[k]?.key && matches.ofOriginal[origin] !== k;
    };
    const newKeys = keysOf(rewritten, home.from, home.to, isOther);
    if (newKeys.size === 0) continue;
    const ownKeys = keysOf(original, own.from, own.to);
    for (let i = own.from; i < own.to; i++) {
      const term = original.terms[i];
      if (!term || isFound(matches.ofOriginal, i) || !isWord(term)) continue;
      if (NEUTRAL.has(term.key) || newKeys.has(term.key)) continue;
      const opposite = oppositesOf(original, term.key).find((key) => newKeys.has(key) && !ownKeys.has(key));
      if (
        opposite !== undefined &&
        !STAYING.has(opposite) &&
        !STAYING.has(term.key) &&
        isNegated(original, i) === isNegated(rewritten, newKeys.get(opposite) ?? -1) &&
        !(own.passives !== home.passives && CONVERSE.has(term.key) && CONVERSE.has(opposite))
      )
        found.push({
          ...turned(term, rewritten, newKeys.get(opposite)),
          // Another word may have become that one.
          isGuess: isFound(matches.ofRewritten, newKeys.get(opposite) ?? -1),
        });
    }
  }
  return found;
}

/** A word that became its opposite. */
export const turned = ({ start, end }: Term, rewritten: Reading, place = -1): Finding =>
  lostOrDoubtful(
    'opposite',
    'doubtful',
    start,
    end,
    `it became its opposite, ${quoted(rewritten, rewritten.terms[place])}`,
  );

const isWord = ({ type }: Term): boolean => type !== BREAK && type !== NUMBER && type !== SPAN;

/** What one does the other one has done to him: "they receive it" and "it is sent to them". */
const CONVERSE = new Set('send receiv give get obtain teach learn lend borrow bui sell hand'.split(' '));

/** What every request does has no opposite. */
const NEUTRAL = new Set('us~ writ creat mak giv'.split(' '));

/**
 * A text that says a word less often, and its opposite more often: "the unresolved ones" that became "the
 * resolved ones".
 */
function traded({ original, rewritten, matches }: Pair): Finding[] {
  const before = countsOf(original);
  const after = countsOf(rewritten);
  const found: Finding[] = [];
  let places: ReadonlyMap<string, number> | undefined;
  let others: ReadonlyMap<string, number> | undefined;
  for (const [key, count] of before) {
    const left = after.get(key) ?? 0;
    if (left === 0 || left >= count) continue;
    places ??= lastPlaces(original);
    const last = places.get(key) ?? -1;
    const term = original.terms[last];
    if (!term || matches.same[original.statementOf[last] ?? 0]) continue;
    const opposite = oppositesOf(original, key).find((other) => {
      const count = before.get(other) ?? 0;
      return count > 0 && (after.get(other) ?? 0) > count;
    });
    if (opposite === undefined) continue;
    others ??= lastPlaces(rewritten);
    found.push({ ...turned(term, rewritten, others.get(opposite)), isGuess: true });
  }
  return found;
}

/** How often a text says a word. */
function countsOf({ terms }: Reading): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { type, key } of terms) if (type === CONTENT) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Where a text says a word last. */
const lastPlaces = ({ terms }: Reading): ReadonlyMap<string, number> =>
  new Map(terms.flatMap(({ type, key }, at) => (type === CONTENT ? [[key, at]] : [])));

/** Beside "unchanged" they are no opposite of changing. */
const STAYING = new Set('keep leav stai remain retain preserv'.split(' '));

const isNegated = (reading: Reading, at: number): boolean => reading.useIndex.negated.has(at);

/** Words by their key; those that `counts` takes. */
function keysOf(
  { terms }: Reading,
  from: number,
  to: number,
  counts: (at: number) => boolean = () => true,
): Map<string, number> {
  const keys = new Map<string, number>();
  for (let i = from; i < to; i++) {
    const term = terms[i];
    if (term && isWord(term) && counts(i)) keys.set(term.key, i);
  }
  return keys;
}

/** Keys of the opposites of a word. */
export function oppositesOf({ language }: Reading, key: string): readonly string[] {
  const known = KNOWN.get(language)?.get(key);
  if (known) return known;
  const found = makeOpposites(language, key);
  remember(language, key, found);
  return found;
}

/** By language and key: texts ask for those of few words many times. */
const KNOWN = new Map<Script, Map<string, readonly string[]>>();
/** Of a language so many are kept. */
const MOST_KNOWN = 5000;
/** Longer keys are not kept. */
const LONGEST_KNOWN = 40;

function remember(language: Script, key: string, opposites: readonly string[]): void {
  const known = KNOWN.get(language) ?? new Map<string, readonly string[]>();
  if (known.size >= MOST_KNOWN) known.clear();
  if (key.length < LONGEST_KNOWN) known.set(key, opposites);
  KNOWN.set(language, known);
}

function makeOpposites(language: Script, key: string): string[] {
  const found = [...(tongueOf(language).lexicon.opposites.get(key) ?? [])];
  for (const prefix of PREFIXES) {
    if (key.length >= SHORTEST_BASE) found.push(prefix + key);
    if (key.startsWith(prefix) && key.length > prefix.length + 2) found.push(key.slice(prefix.length));
  }
  return found;
}
