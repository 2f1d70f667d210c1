import { operatorNumber } from '../lexicon/operator.ts';
import type { Reading } from '../read/reading.ts';
import type { Statement } from '../read/statement.ts';
import { BREAK, CONTENT, LIGHT } from '../read/term.ts';
import { changedSentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';
import { says } from './merged.ts';

const AND = operatorNumber('!and');
const EACH_ITS_OWN =
  /(?<!\p{L})(?:respectively|each|jeweils|respectivement|chacun|respectivamente|rispettivamente)(?!\p{L})/u;

/**
 * "Headings in bold and quotations in italics" that became "headings and quotations in bold and italics": two
 * things each had a word of its own, and now share them.
 */
export function mergedPairs(pair: Pair): Finding[] {
  return changedSentences(pair)
    .filter(({ s, home, after }) => !EACH_ITS_OWN.test(after) && isMerged(pair, s, home))
    .map(({ place }) => doubtOf('exchange', place, 'which goes with which is no longer said'));
}

/** Longer statements are no sentences, in terms. */
const LONGEST = 80;

function isMerged({ original, rewritten, matches }: Pair, s: number, home: number): boolean {
  const [own, now] = [original.statements[s], rewritten.statements[home]];
  if (!own || !now || own.to - own.from > LONGEST || now.to - now.from > LONGEST) return false;
  /** The term of the sentence that a word comes from. */
  const originOf = (at: number): number => {
    const origin = matches.ofRewritten[at] ?? -1;
    const isOwn = rewritten.terms[at]?.type === CONTENT && matches.ofOriginal[origin] === at;
    return isOwn && original.statementOf[origin] === s ? origin : -1;
  };
  /** What stands between two terms, and behind another one now. */
  const keysBehind = (behind: number, from: number, to: number): string[] => {
    const keys: string[] = [];
    for (let at = from; at < to; at++) {
      const place = matches.ofOriginal[at] ?? -1;
      if (says(original, at) && place > behind && place < now.to) keys.push(original.terms[at]?.key ?? '');
    }
    return keys;
  };
  for (let joint = now.from; joint < now.to; joint++) {
    if (rewritten.terms[joint]?.operator !== AND) continue;
    const right = beside(rewritten, now, joint, 1);
    const [first, second] = [originOf(beside(rewritten, now, joint, -1)), originOf(right)];
    if (first < 0 || second <= first) continue;
    const and = jointBetween(original, first, second);
    const end = endOfPart(original, own, second);
    const ofFirst = and < 0 ? [] : keysBehind(right, first + 1, and);
    const ofSecond = keysBehind(right, second + 1, end);
    // "A red car and a green car" share a word already.
    const hasOwn = (keys: readonly string[], others: readonly string[]): boolean =>
      keys.some((key) => !others.includes(key));
    if (hasOwn(ofFirst, ofSecond) && hasOwn(ofSecond, ofFirst)) return true;
  }
  return false;
}

function jointBetween({ terms }: Reading, from: number, to: number): number {
  for (let at = to - 1; at > from; at--) if (terms[at]?.operator === AND) return at;
  return -1;
}

/** The next term on one side that asks for something. */
function beside({ terms }: Reading, { from, to }: Statement, joint: number, step: -1 | 1): number {
  let at = joint + step;
  while (at >= from && at < to && terms[at]?.type === LIGHT) at += step;
  return at;
}

function endOfPart({ terms }: Reading, { to }: Statement, from: number): number {
  let at = from + 1;
  while (at < to && terms[at]?.type !== BREAK) at++;
  return at;
}
