import { operatorNumber } from '../lexicon/operator.ts';
import type { Reading } from '../read/reading.ts';
import { CONTENT, OPERATOR } from '../read/term.ts';
import { changedSentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';
import { oppositesOf } from './opposites.ts';

/**
 * "The most important at the top, the least important at the bottom" that became "the least important at the
 * top, the most important at the bottom": of two pairs of opposites the other halves stand together.
 */
export function crossedPairs(pair: Pair): Finding[] {
  const { original, rewritten } = pair;
  return changedSentences(pair)
    .filter(({ s, home }) => {
      const before = togetherIn(original, s);
      if (before.size === 0) return false;
      const after = togetherIn(rewritten, home);
      return [...before].some(([axes, sign]) => after.get(axes) === -sign);
    })
    .map(({ place }) => doubtOf('exchange', place, 'opposites changed places'));
}

/** One half of a pair of opposites: which pair, and which half. */
interface Half {
  axis: string;
  sign: 1 | -1;
  at: number;
}

/** Longer statements are no sentences, in terms. */
const LONGEST = 60;

/**
 * Which halves of two pairs stand together in a statement: 1 for the first with the first, -1 for crosswise.
 */
function togetherIn(reading: Reading, s: number): ReadonlyMap<string, 1 | -1> {
  const axes = Map.groupBy(halvesIn(reading, s), ({ axis }) => axis);
  const both = [...axes].filter(([, halves]) => halves.length === 2 && halves[0]?.sign !== halves[1]?.sign);
  const found = new Map<string, 1 | -1>();
  for (const [name, halves] of both)
    for (const [other, others] of both) {
      if (name >= other) continue;
      const signs = halves.map((half) => half.sign * (nearest(half, others)?.sign ?? 0));
      if (signs[0] === signs[1]) found.set(`${name} ${other}`, signs[0] === 1 ? 1 : -1);
    }
  return found;
}

/** Of two that stand as near, the one behind. */
function nearest({ at }: Half, [first, second]: readonly Half[]): Half | undefined {
  const isFirst = Math.abs((first?.at ?? 0) - at) < Math.abs((second?.at ?? 0) - at);
  return isFirst ? first : second;
}

const OPPOSED: readonly (readonly [number, number])[] = [
  ['!compare-more', '!compare-less'],
  ['!first', '!last'],
  ['!before', '!after'],
  ['!more', '!less'],
].map(([one = '', two = '']) => [operatorNumber(one), operatorNumber(two)]);

/** "Most important" is one term. */
const MORE_OR_LESS = '0';

function halvesIn(reading: Reading, s: number): Half[] {
  const { from = 0, to = 0 } = reading.statements[s] ?? {};
  const found: Half[] = [];
  if (to - from > LONGEST) return found;
  const keys = new Set(reading.terms.slice(from, to).map(({ key }) => key));
  for (let at = from; at < to; at++) {
    const { type, key = '', operator = 0 } = reading.terms[at] ?? {};
    if (type === OPERATOR) {
      const axis = OPPOSED.findIndex((pair) => pair.includes(operator));
      if (axis >= 0) found.push({ axis: `${axis}`, sign: OPPOSED[axis]?.[0] === operator ? 1 : -1, at });
    } else if (type === CONTENT && /^(?:most|least) /.test(key)) {
      found.push({ axis: MORE_OR_LESS, sign: key.startsWith('most') ? 1 : -1, at });
    } else if (type === CONTENT) {
      const opposite = oppositesOf(reading, key).find((other) => keys.has(other));
      if (opposite !== undefined)
        found.push({ axis: [key, opposite].sort().join('|'), sign: key < opposite ? 1 : -1, at });
    }
  }
  return found;
}
