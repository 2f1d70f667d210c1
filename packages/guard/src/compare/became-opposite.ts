import { operatorSet } from '../lexicon/operator.ts';
import type { Use } from '../read/govern.ts';
import type { Reading } from '../read/reading.ts';
import type { Statement } from '../read/statement.ts';
import { BREAK, CONTENT } from '../read/term.ts';
import { tongueOf } from '../read/tongue.ts';
import type { Pair } from './finding.ts';
import { homeOf, isFound } from './match.ts';
import { headOf } from './partners.ts';

/** What a use is about stands within so many terms of it. */
const SENTENCE = 60;
const CHANGING = new Set(
  'chang modif edit alter touch rewrit adapt remov delet los break renam replac adjust'.split(' '),
);
export const KEEPING: ReadonlySet<string> = new Set(
  'keep preserv retain leav maintain stai remain'.split(' '),
);

/** "As it is", by its key: no negation where it is to be kept anyway. */
export const STAYS =
  /^(?:as (?:it|they) (?:is|are|stands?)|as is|where they are|the way they are|unchang|untouch|unalter|intact)$/;

const PREFIXES = ['un', 'in', 'im', 'ir', 'il', 'dis', 'non', 'non-'];

/** "Sure", by its key, in letters. */
const SHORTEST_BASE = 3;

/** "Must not be translated" that became "untranslated". */
function isPrefixed({ original, rewritten, matches }: Pair, anchor: number, home: Statement): boolean {
  const term = original.terms[anchor];
  if (term?.type !== CONTENT || term.key.length < SHORTEST_BASE) return false;
  const wanted = new Set(PREFIXES.map((prefix) => prefix + term.key));
  for (let k = home.from; k < Math.min(home.to, home.from + SENTENCE); k++)
    if (wanted.has(rewritten.terms[k]?.key ?? '') && !isFound(matches.ofRewritten, k)) return true;
  return false;
}

const EXACTLY = operatorSet('!exactly');

/** Whether what a use applies to is to be kept, or to be taken exactly, by a word beside it. */
function saysKeep({ rewritten, matches }: Pair, { anchors }: Use): boolean {
  return anchors.some((anchor) => {
    const place = matches.ofOriginal[anchor] ?? -1;
    return place >= 0 && [-1, 1].some((step) => keepsBeside(rewritten, place, step));
  });
}

/** Whether a word that keeps stands beside a term, with no comma in between. */
function keepsBeside({ terms }: Reading, at: number, step: number): boolean {
  for (let k = at; Math.abs(k - at) <= BESIDE; k += step) {
    const term = terms[k];
    if (!term || term.type === BREAK) return false;
    if (KEEPING.has(headOf(term)) || EXACTLY.has(term.operator) || STAYS.test(term.key)) return true;
  }
  return false;
}

/** So many terms from what is kept the verb stands. */
const BESIDE = 4;

const OR = operatorSet('!or');

/** "Not relevant or useful" that became "irrelevant or useful": it denied both. */
function deniedMore({ original, rewritten, matches }: Pair, anchor: number): boolean {
  const place = matches.ofOriginal[anchor + 2] ?? -1;
  return (
    OR.has(original.terms[anchor + 1]?.operator ?? 0) && place >= 0 && !rewritten.useIndex.negated.has(place)
  );
}

/** "Do not change" that became "keep": the opposite without the negation. */
export function becameOpposite(pair: Pair, use: Use): boolean {
  const { original, rewritten, matches } = pair;
  const home = rewritten.statements[homeOf(original, matches, use.at)];
  if (!home) return false;
  if (STAYS.test(original.terms[use.at]?.key ?? '')) return saysKeep(pair, use);
  const anchors = use.anchors.filter((anchor) => !deniedMore(pair, anchor));
  if (anchors.some((anchor) => isPrefixed(pair, anchor, home))) return true;
  const { opposites } = tongueOf(original.language).lexicon;
  return anchors.some((anchor) => {
    const key = original.terms[anchor]?.key ?? '';
    const wanted = isFound(matches.ofOriginal, anchor)
      ? undefined
      : CHANGING.has(key)
        ? KEEPING
        : opposites.get(key);
    const to = Math.min(home.to, home.from + SENTENCE);
    for (let k = home.from; wanted && k < to; k++) if (wanted.has(rewritten.terms[k]?.key ?? '')) return true;
    return false;
  });
}
