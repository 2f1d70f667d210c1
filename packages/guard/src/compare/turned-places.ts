import { changedSentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';

const OUTSIDE = /\boutside(?: of)? (?:(?:the|your|its|their|our|this|that) )?([\p{L}-]{3,})/gu;
const INSIDE = /\b(?:in|inside|within)(?: of)? (?:(?:the|your|its|their|our|this|that) )?([\p{L}-]{3,})/gu;
const DENIES = /\b(?:not|never|no|nothing|without|except|unless)\b|n't\b/u;
const ONLY = /\b(?:only|just|solely|exclusively)\b/u;

/**
 * "Change nothing outside the folder" that became "change nothing in the folder", and the reverse. Where one
 * of them forbids and the other does not, both say the same. English.
 */
export function turnedPlaces(pair: Pair): Finding[] {
  if (pair.original.language !== 'en') return [];
  return changedSentences(pair)
    .filter(({ before, after }) => {
      if (ONLY.test(before) !== ONLY.test(after)) return false;
      if (DENIES.test(before) !== DENIES.test(after)) return false;
      return isTurned(before, after, OUTSIDE, INSIDE) || isTurned(before, after, INSIDE, OUTSIDE);
    })
    .map(({ place }) => doubtOf('direction', place, 'outside and inside changed'));
}

const placesOf = (text: string, pattern: RegExp): Set<string> =>
  new Set([...text.matchAll(pattern)].map(([, place = '']) => place));

/** Whether something stood on one side of a place, and now stands on the other side of it alone. */
function isTurned(before: string, after: string, here: RegExp, there: RegExp): boolean {
  const [was, wasThere] = [placesOf(before, here), placesOf(before, there)];
  const [stays, now] = [placesOf(after, here), placesOf(after, there)];
  return [...was].some((place) => now.has(place) && !stays.has(place) && !wasThere.has(place));
}
