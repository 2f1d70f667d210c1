import type { LostItem } from '@refinery/guard';
import { type Comparison, UNCHANGED } from '@refinery/guard/check-fidelity.ts';
import { countTokens } from '@refinery/text/count-tokens.ts';
import { type Language, textLanguage } from '@refinery/text/language.ts';
import { sentenceStarts, sentencesLeft } from '../draft/settled.ts';
import { composeEdits } from '../edits/compose-edits.ts';
import { known } from '../model/known.ts';
import type { Edit } from '../model/types.ts';
import { type Round, type RoundOptions, refineOnce } from './refine-once.ts';

/** A text that still changes after this many rounds is good enough. */
const MOST_ROUNDS = 6;
/** How often sentences are frozen before the whole text stays as it is. */
const MOST_STARTS = 4;
/**
 * From so many UTF-16 units on, where losses across rounds are likelier and starting anew costs more, the
 * rounds up to a loss count: such a result lost nothing, but refined again it may change further.
 */
export const LONG = 4_000;
/** How often a result is refined to see whether it changes. */
const DEEPEST = 4;

export interface Stable {
  edits: Edit[];
  refined: string;
  refinedTokens: number;
  /** Of the refined text against the original. */
  checks: Comparison;
  /** Language of the whole text. */
  language: Language;
  /** Whether edits were undone, or sentences kept as they were, for what would have been lost. */
  isHeldBack: boolean;
}

/**
 * Rounds until a text refines to itself, so that refining a result again changes nothing. Sentences of which
 * several rounds together would lose something, seen from the original, stay as they are: stopping in between
 * would leave a text that refines further, which only long texts may do. A result that refines further for
 * all that is the text itself.
 *
 * A level never saves less than the one below: one doubtful edit may take back others with it, which the
 * level below does not make.
 */
export function refineUntilStable(
  text: string,
  originalTokens: number,
  options: RoundOptions,
  depth = 0,
): Stable {
  const own = refineAtLevel(text, originalTokens, options);
  if (options.rank === 1 || !own.isHeldBack || depth >= DEEPEST) return own;
  const found = [fromLevelBelow(text, originalTokens, own, options), own];
  const lasts = (one: Stable): boolean =>
    text.length >= LONG ||
    one.refined === text ||
    refineUntilStable(one.refined, one.refinedTokens, options, depth + 1).refined === one.refined;
  return found.find((one) => one && lasts(one)) ?? unchanged(text, originalTokens, own.language);
}

/**
 * What the level below makes of a text and this level of that; undefined where it saves no more than `own`,
 * or would lose something.
 */
function fromLevelBelow(
  text: string,
  originalTokens: number,
  own: Stable,
  options: RoundOptions,
): Stable | undefined {
  const lower = refineUntilStable(text, originalTokens, { ...options, rank: options.rank === 3 ? 2 : 1 });
  if (lower.refinedTokens >= own.refinedTokens) return undefined;
  const more = refineAtLevel(lower.refined, lower.refinedTokens, options);
  const checks = options.texts.compare(text, more.refined);
  if (!checks.passed) return lower;
  return { ...more, edits: composeEdits(lower.refined, lower.edits, more.edits), checks, isHeldBack: true };
}

/** As `refineUntilStable`, whatever the level below would save. */
export function refineAtLevel(text: string, originalTokens: number, options: RoundOptions): Stable {
  const found = lasting(text, originalTokens, options, 0);
  return found ?? unchanged(text, originalTokens, textLanguage(options.texts.tokensOf(text)));
}

/**
 * First rounds of short texts, by the options of a call: what a round made is refined again to see whether it
 * lasts, and again where the level below made something else. Nobody changes a round.
 */
const FIRST_ROUNDS = new WeakMap<RoundOptions, Map<string, Round>>();

function firstRound(text: string, options: RoundOptions): Round {
  if (text.length >= LONG) return refineOnce(text, options);
  const rounds = FIRST_ROUNDS.get(options) ?? new Map<string, Round>();
  FIRST_ROUNDS.set(options, rounds);
  return known(rounds, text, () => refineOnce(text, options));
}

/** A result that another call does not change, at the `depth`-th such call; undefined where none is found. */
function lasting(
  text: string,
  originalTokens: number,
  options: RoundOptions,
  depth: number,
): Stable | undefined {
  let first = firstRound(text, options);
  const frozen = new Set<number>();
  if (text.length >= LONG) return rounds(text, originalTokens, first, frozen, options).stable;
  for (let start = 0; start < MOST_STARTS; start++) {
    const found = rounds(text, originalTokens, first, frozen, options);
    // Another call would be this one.
    const isItself = found.lost.length === 0 && found.stable.refined === text;
    if (found.isFinal || isItself) return found.stable;
    const { stable, lost } = found.lost.length > 0 ? found : settled(text, found.stable, options, depth);
    if (stable && lost.length === 0) return stable;
    const before = frozen.size;
    for (const item of lost)
      for (const sentence of sentenceStarts(first.draft, item.start, item.end)) frozen.add(sentence);
    if (frozen.size === before) break;
    first = refineOnce(text, options, { left: undefined, frozen });
  }
  return undefined;
}

const hasUndone = ({ draft }: Round): boolean => draft.proposals.some(({ undone }) => undone);

/**
 * A result that another call might change: one whose sentences were frozen or whose edits were undone for
 * what the original says, or one that is taken for a text of another language. It is refined on until it
 * stays as it is; what that would lose of the original is said instead.
 */
function settled(
  text: string,
  stable: Stable,
  options: RoundOptions,
  depth: number,
): { stable: Stable | undefined; lost: readonly LostItem[] } {
  if (depth >= DEEPEST) return { stable: undefined, lost: [] };
  const again = lasting(stable.refined, stable.refinedTokens, options, depth + 1);
  if (!again) return { stable: undefined, lost: [] };
  if (again.refined === stable.refined) return { stable, lost: [] };
  const checks = options.texts.compare(text, again.refined);
  if (!checks.passed) return { stable: undefined, lost: [...checks.lost, ...checks.doubtful] };
  const edits = composeEdits(stable.refined, stable.edits, again.edits);
  const { refined, refinedTokens } = again;
  return { stable: { ...stable, edits, refined, refinedTokens, checks }, lost: [] };
}

/** A text as it is. */
export function unchanged(text: string, originalTokens: number, language: Language): Stable {
  return {
    edits: [],
    refined: text,
    refinedTokens: originalTokens,
    checks: UNCHANGED,
    language,
    isHeldBack: true,
  };
}

/**
 * The rounds that follow the first one, and what they lost of the original together. A round that would cost
 * tokens does not count. The result is final where nothing was frozen or undone, which another call would try
 * again, and the last round took it for the same language.
 */
function rounds(
  text: string,
  originalTokens: number,
  first: Round,
  frozenStarts: ReadonlySet<number>,
  options: RoundOptions,
): { stable: Stable; lost: readonly LostItem[]; isFinal: boolean } {
  const stable = unchanged(text, originalTokens, first.draft.language);
  let next = first;
  let frozen = frozenStarts;
  let refused = frozen.size > 0 || hasUndone(first);
  for (let round = 0; round < MOST_ROUNDS && next.text !== stable.refined; round++) {
    const tokens = countTokens(next.text);
    if (tokens > stable.refinedTokens) break;
    const checks = round === 0 ? next.checks : options.texts.compare(text, next.text);
    if (!checks.passed) return { stable, lost: [...checks.lost, ...checks.doubtful], isFinal: false };
    stable.edits = round === 0 ? next.edits : composeEdits(stable.refined, stable.edits, next.edits);
    stable.refined = next.text;
    stable.refinedTokens = tokens;
    stable.checks = checks;
    const left = sentencesLeft(next.draft, next.edits, frozen);
    frozen = left.frozen;
    next = refineOnce(next.text, options, { left, frozen });
    refused ||= hasUndone(next);
  }
  stable.isHeldBack = refused;
  return { stable, lost: [], isFinal: !refused && next.draft.language === stable.language };
}
