import { operatorNumber, operatorSet } from '../lexicon/operator.ts';
import { type Finding, lostOrDoubtful, type Pair, quoted } from './finding.ts';
import { asksFor, instructionOf, reports, sentenceOf } from './moods.ts';

/**
 * Requests that bind less than before: a duty that became advice, a permission, a wish, or a report of what
 * was done.
 */
export function weakenedRequests(pair: Pair): Finding[] {
  const { matches } = pair;
  const found: Finding[] = [];
  const origins = originsOf(matches.home);
  for (const [home, from] of origins) {
    const changed = from.filter((s) => !matches.same[s]);
    if (home < 0 || changed.length === 0) continue;
    const finding =
      advised(pair, home, from) ??
      permitted(pair, home, from) ??
      reported(pair, home, from) ??
      avoided(pair, home, from);
    if (finding) found.push(finding);
  }
  return found;
}

/** So many statements became one. */
const MOST = 12;

/** Statements of the original by what they became. */
function originsOf(home: Int32Array): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const [s, at] of home.entries()) {
    const list = found.get(at);
    if (!list) found.set(at, [s]);
    else if (list.length < MOST) list.push(s);
  }
  return found;
}

const NEVER = /\b(?:never|must not|mustn't|under no circumstances)\b/u;
const AVOID = /\bavoid(?:s|ing|ed)?\b/u;

/** "Never state" that became "avoid stating": it may be done where it cannot be helped. English. */
function avoided({ original, rewritten }: Pair, home: number, from: readonly number[]): Finding | undefined {
  const now = sentenceOf(rewritten, home);
  if (original.language !== 'en' || !AVOID.test(now) || NEVER.test(now)) return undefined;
  const forbids = from.find((s) => NEVER.test(sentenceOf(original, s)));
  if (forbids === undefined || from.some((s) => AVOID.test(sentenceOf(original, s)))) return undefined;
  const { start = 0, end = 0 } = original.statements[forbids] ?? {};
  return lostOrDoubtful('modality', 'doubtful', start, end, 'what must never be is only to be avoided');
}

const MUST = operatorNumber('!must');
const SHOULD = operatorNumber('!should');

/** "Make sure that it is short", "it is to be short" may well be said as "it should be short". */
const MILD = /^(?:(?:make|be) sure|ensur|essenti|it is |are to|is to|need$)/;

/** "You must run them" that became "you should run them". */
function advised(
  { original, rewritten, matches }: Pair,
  home: number,
  from: readonly number[],
): Finding | undefined {
  const usesIn = (operator: number) =>
    from.flatMap((s) => original.useIndex.inStatement(s)).filter((use) => use.operator === operator);
  const now = rewritten.useIndex.inStatement(home);
  const count = (operator: number): number => now.filter((use) => use.operator === operator).length;
  const duties = usesIn(MUST);
  if (count(SHOULD) <= usesIn(SHOULD).length || count(MUST) >= duties.length) return undefined;
  const gone = duties.find(
    ({ at }) => (matches.ofOriginal[at] ?? -1) < 0 && !MILD.test(original.terms[at]?.key ?? ''),
  );
  const term = gone && original.terms[gone.at];
  const became = now.find(({ operator }) => operator === SHOULD);
  if (!term || !became) return undefined;
  const reason = `${quoted(original, term)} became ${quoted(rewritten, rewritten.terms[became.at])}`;
  return lostOrDoubtful('modality', 'doubtful', term.start, term.end, reason);
}

const FREE = operatorSet('!may !try !optional !sometimes !if !when');

/** It leaves the choice to the reader, or only wishes. */
const LEAVES =
  /(?<!\p{L})(?:(?:you|du|sie|ihr|tu|vous|usted|ustedes|você|vocês) (?:may|might|can|could|kannst|könntest|können|könnt|darfst|dürfen|peux|pouvez|puede|pueden|pode|podem)|puoi|potete|puedes|podés|(?:would|might) be (?:nice|good|great|ideal|best|helpful))(?!\p{L})/u;

/** "Run the tests" that became "you may run the tests". */
function permitted(
  { original, rewritten, matches }: Pair,
  home: number,
  from: readonly number[],
): Finding | undefined {
  const now = sentenceOf(rewritten, home);
  const [left] = LEAVES.exec(now) ?? [];
  if (left === undefined || now.endsWith('?')) return undefined;
  if (from.some((s) => LEAVES.test(sentenceOf(original, s)) || hasChoice(original.useIndex.inStatement(s))))
    return undefined;
  return whole({ original, rewritten, matches }, from, `it became "${left}"`);
}

const hasChoice = (uses: readonly { operator: number }[]): boolean =>
  uses.some(({ operator }) => FREE.has(operator));

/** "Run the tests" that became "the tests were run". */
function reported(pair: Pair, home: number, from: readonly number[]): Finding | undefined {
  const { original, rewritten } = pair;
  if (original.language !== 'en' || !reports(rewritten, home)) return undefined;
  if (from.some((s) => reports(original, s) || PAST.test(sentenceOf(original, s)))) return undefined;
  return whole(pair, from, 'it became a report');
}

const PAST = /\b(?:was|were|been|had)\b/;

/** The first request among statements, as a whole. */
function whole({ original, matches }: Pair, from: readonly number[], reason: string): Finding | undefined {
  const s = from.find((each) => !matches.same[each] && isRequest(original, each));
  const statement = s === undefined ? undefined : original.statements[s];
  return statement && lostOrDoubtful('modality', 'doubtful', statement.start, statement.end, reason);
}

const isRequest = (original: Pair['original'], s: number): boolean =>
  original.language === 'en'
    ? asksFor(original, s)
    : original.useIndex.inStatement(s).some(({ operator }) => operator === MUST || operator === SHOULD) ||
      instructionOf(original, s) !== undefined;
