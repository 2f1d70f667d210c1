import type { Reading } from '../read/reading.ts';
import type { Place } from '../types.ts';
import { doubtOf, type Finding, type Pair, quoted } from './finding.ts';
import { leadOf, tailOf } from './leads-and-tails.ts';
import { mergedIn, placesIn, placesOf, says } from './merged.ts';
import { sentenceOf } from './moods.ts';

/**
 * Sentences that became one, of which a case or circumstance of the one now covers the other: "Log errors.
 * In production, mask tokens." and "In production, log errors and mask tokens."
 */
export function widenedScopes(pair: Pair): Finding[] {
  const found: Finding[] = [];
  for (const [t, merged] of mergedIn(pair)) {
    for (const scope of [leadOf(pair.rewritten, t), tailOf(pair.rewritten, t)]) {
      const owner = scope && ownerOf(pair, t, scope);
      if (!scope || owner === undefined || !hasMore(pair, t, owner, scope)) continue;
      for (const s of merged)
        if (s !== owner && isCovered(pair, { t, s, owner, scope }))
          found.push(
            doubtOf('condition', placeOf(pair, s), `it now holds ${quoted(pair.rewritten, scope)} only`),
          );
    }
  }
  return found;
}

const placeOf = ({ original }: Pair, s: number): Place => ({
  start: original.statements[s]?.start ?? 0,
  end: original.statements[s]?.end ?? 0,
});

const isWithin = ({ terms }: Reading, at: number, { start, end }: Place): boolean =>
  (terms[at]?.start ?? -1) >= start && (terms[at]?.end ?? Infinity) <= end;

/** Statements from which the words come that stand in a part of a statement of the rewritten text. */
function originsOf(
  { original, rewritten, matches }: Pair,
  t: number,
  isPart: (at: number) => boolean,
): number[] {
  const { from = 0, to = 0 } = rewritten.statements[t] ?? {};
  const found: number[] = [];
  for (let at = from; at < to; at++) {
    const origin = matches.ofRewritten[at] ?? -1;
    if (says(rewritten, at) && origin >= 0 && matches.ofOriginal[origin] === at && isPart(at))
      found.push(original.statementOf[origin] ?? -1);
  }
  return found;
}

/** The one statement from which all words of a lead or tail come. */
function ownerOf(pair: Pair, t: number, scope: Place): number | undefined {
  const origins = new Set(originsOf(pair, t, (at) => isWithin(pair.rewritten, at, scope)));
  const [owner] = origins;
  return origins.size === 1 ? owner : undefined;
}

/** Whether a statement says more than what became the lead or tail. */
const hasMore = (pair: Pair, t: number, s: number, scope: Place): boolean =>
  originsOf(pair, t, (at) => !isWithin(pair.rewritten, at, scope)).includes(s);

interface Covered {
  t: number;
  s: number;
  owner: number;
  scope: Place & { isTail: boolean };
}

/**
 * Whether what a statement asks for stands behind the lead, or between the tail and the rest of its
 * sentence.
 */
function isCovered(pair: Pair, { t, s, owner, scope }: Covered): boolean {
  const { original, rewritten, matches } = pair;
  const { from = 0, to = 0 } = original.statements[s] ?? {};
  const places = placesOf(pair, t, s);
  const words = original.terms.slice(from, to).filter((_, k) => says(original, from + k)).length;
  const [first] = places;
  if (first === undefined || 3 * places.length < 2 * words || saysAlready(pair, t, s, scope)) return false;
  const { start } = rewritten.terms[first] ?? { start: 0 };
  // Behind it the text goes on about the same case, unless this was for every case before.
  if (!scope.isTail)
    return (s < owner || isNewlyBound(pair, { s, scope, start })) && !isApart(rewritten, scope.end, start);
  // "Water the roses and feed the fish in the morning."
  const rest = placesIn(original, s).find((at) => says(original, at)) ?? -1;
  return (
    matches.ofOriginal[rest] === first &&
    JOINED.test(rewritten.text.slice(Math.max(0, start - JOINT), start)) &&
    placesOf(pair, t, owner).every((place) => place < first || isWithin(rewritten, place, scope)) &&
    places.every((place) => (rewritten.terms[place]?.end ?? 0) <= scope.start) &&
    !isApart(rewritten, start, scope.start)
  );
}

const CONDITION =
  /^[^\p{L}]*(?:if|when|whenever|unless|wenn|falls|sobald|si|lorsque|quand|cuando|se|quando)(?!\p{L})/iu;
/** It goes on about what was said before. */
const REFERS =
  /(?<!\p{L})(?:it|its|them|they|their|theirs|this|that|these|those|there|he|she|his|her|him|then|so|such|one|er|sie|es|ihm|ihr|ihnen|ihn|dies\p{L}*|dann|dabei|dazu|daraufhin|lui|leur|il|elle|ils|elles|cela|ça|alors|ello|eso|entonces|gli|ciò|allora)(?!\p{L})/iu;
const JOINED_BEHIND =
  /(?:^|\P{L})(?:and|und|et|y|e) (?:(?:never|always|also|not|do not|don't|nie|niemals|immer) )?$/iu;
const JOINT_BEHIND = 16;

/**
 * Whether a statement that named no case is joined to one with a condition in front: "If it is damaged, ask
 * for a photo. Give a number" and "If it is damaged, ask for a photo and give a number".
 */
function isNewlyBound(
  { original, rewritten }: Pair,
  { s, scope, start }: Pick<Covered, 's' | 'scope'> & { start: number },
): boolean {
  return (
    CONDITION.test(rewritten.text.slice(scope.start, scope.end)) &&
    JOINED_BEHIND.test(rewritten.text.slice(Math.max(0, start - JOINT_BEHIND), start)) &&
    !REFERS.test(sentenceOf(original, s)) &&
    leadOf(original, s) === undefined
  );
}

const JOINED = /(?:^|\P{L})(?:and|und|et|y|e) $/iu;
const JOINT = 6;

/** Whether a statement names itself what the lead or tail says. */
function saysAlready({ original, rewritten }: Pair, t: number, s: number, scope: Place): boolean {
  const { from = 0, to = 0 } = original.statements[s] ?? {};
  const own = new Set(original.terms.slice(from, to).map(({ key }) => key));
  return placesIn(rewritten, t).some((at) => {
    const key = rewritten.terms[at]?.key ?? '';
    return isWithin(rewritten, at, scope) && says(rewritten, at) && own.has(key);
  });
}

/** Whether a sign stands between two offsets behind which another sentence may begin. */
const isApart = ({ text }: Reading, from: number, to: number): boolean =>
  /[;:.()–—]/.test(text.slice(from, to));
