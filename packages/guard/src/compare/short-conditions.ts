import { casesOf } from '../lexicon/cases.ts';
import type { Place } from '../types.ts';
import { changedSentences } from './changed-sentences.ts';
import { addition, doubtOf, type Finding, type Pair, quoted } from './finding.ts';
import { originsByHome } from './merged.ts';
import { sentenceOf } from './moods.ts';

/**
 * Short conditions that are gone or new: "Give the year, if mentioned." and "Give the year." Their words
 * stand elsewhere as well, or ask for nothing by themselves, so that no word tells.
 */
export function shortConditions(pair: Pair): Finding[] {
  const cases = casesOf(pair.original.language);
  if (!cases) return [];
  const found: Finding[] = [];
  const homes = new Set(pair.matches.home);
  /** A sentence with new ones beside it: one may have become two. */
  const withNew = (home: number, text: string): string =>
    [home - 1, home + 1]
      .filter((k) => k >= 0 && !homes.has(k))
      .reduce((all, k) => `${all} ${sentenceOf(pair.rewritten, k)}`, text);
  const origins = originsOf(pair);
  for (const { before, after, place, home } of changedSentences(pair)) {
    const gone = lackOf(before, withNew(home, after));
    if (gone) {
      const where = placeIn(place.start, gone);
      found.push(doubtOf('condition', where, `${quoted(pair.original, where)} is gone`));
    }
    const fresh = lackOf(after, origins.get(home) ?? before);
    if (fresh) {
      const { start, end } = placeIn(pair.rewritten.statements[home]?.start ?? 0, fresh);
      const reason = `${quoted(pair.rewritten, { start, end })} is new here`;
      found.push(addition('condition', start, end, reason));
    }
  }
  return found;

  /** The condition that one sentence says and the other one does not. */
  function lackOf(sentence: string, spaced: string): Place | undefined {
    const other = spaced.replace(/\s+/g, ' ');
    const match = cases?.said.exec(sentence);
    if (!match || !cases || cases.said.test(other)) return undefined;
    const word = match.groups?.word;
    const isSaid =
      countOf(other, cases.strong) >= countOf(sentence, cases.strong) ||
      countOf(other, cases.weak) > countOf(sentence, cases.weak) ||
      (word !== undefined && other.split(word).length >= sentence.split(word).length);
    if (isSaid || (word !== undefined && cases.soft.test(word) && cases.leaves.test(other))) return undefined;
    return { start: match.index, end: match.index + match[0].length };
  }
}

/** What all statements said that became the same one. */
function originsOf(pair: Pair): ReadonlyMap<number, string> {
  const said = (s: number): string => ` ${sentenceOf(pair.original, s)}`;
  return new Map([...originsByHome(pair)].map(([home, origins]) => [home, origins.map(said).join('')]));
}

const placeIn = (from: number, { start, end }: Place): Place => ({ start: from + start, end: from + end });

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
