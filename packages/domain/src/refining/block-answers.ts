import { isWording, type Requirement } from '@refinery/guard';
import {
  type Change,
  type MadeText,
  nameOf,
  type OpenedAnswer,
  openAnswer,
  pathOf,
  type RefineOptions,
  type Refusal,
  rangeOf,
  readingOf,
  type Weighed,
  weighChanges,
} from '@refinery/refiner';

/** What a writer answered to a text that it saw with numbers. */
export interface AnswerQuestion {
  text: string;
  reply: string;
  /** Whether the vendor stopped the reply early: its last line does not count. */
  isCutOff: boolean;
  options: RefineOptions;
}

/** A change that may be taken, as a second reader sees it. */
export interface SeenChange {
  /** Numbers of its blocks: "12", "12-14". */
  name: string;
  change: Change;
  /** What it stands under, the nearest last. */
  path: string[];
  /** What stood there, with marks in the place of what stays to the letter. */
  before: string;
  /** What is to stand there; empty where nothing is. */
  now: string;
  /** The block that says the same, where it is to go for that. */
  saidBy: { name: string; path: string[]; words: string } | undefined;
  /** The block in front of it, where the new words may speak of it. */
  inFront: string | undefined;
  /** Whether a second reader should read it. */
  needsReader: boolean;
  /** Whether the guard found anything. */
  isDoubted: boolean;
  /**
   * Whether rules can tell that it asks the same, if nobody reads it: words went, and the guard found no more
   * than that.
   */
  isSure: boolean;
}

export interface SeenAnswer {
  /** Whether the reply is one of the kind that was asked for. */
  isValid: boolean;
  changes: SeenChange[];
  /** What all of them make of the text. */
  made: MadeText;
  refusals: Refusal[];
}

/**
 * Reads a writer's answer: which changes may be taken, as far as rules tell, and what of them somebody should
 * read.
 */
export function seeAnswer({ text, reply, isCutOff, options }: AnswerQuestion): SeenAnswer {
  const opened = openAnswer(text, reply, isCutOff, options);
  const { refusals, ...made } = weighChanges(opened.units, opened.changes);
  const now = new Map<number, string>();
  for (const { change } of made.weighed)
    for (let unit = change.first; unit <= change.last; unit++)
      now.set(unit, unit === change.first ? opened.marks.remasked(change.words) : '');
  return {
    isValid: opened.isValid,
    refusals: [...opened.refusals, ...refusals],
    made,
    changes: made.weighed.map((one): SeenChange => {
      const { change } = one;
      const { needsReader, isDoubted, onlyShortens } = readingOf(opened.units, one);
      return {
        name: nameOf(change),
        change,
        path: pathWords(opened, change.first),
        ...sayingOf(opened, change, now),
        needsReader,
        isDoubted,
        isSure: onlyShortens && !isGrave(one),
      };
    }),
  };
}

/** Whether the guard found more of a change than other words. */
const isGrave = ({ found: { requirements, added } }: Pick<Weighed, 'found'>): boolean =>
  [...requirements, ...added].some(isMoreThanWording);

/** Whether something that was found is about more than wording; a sentence of which nothing is left is. */
export const isMoreThanWording = ({ kind, details = [] }: Pick<Requirement, 'kind' | 'details'>): boolean =>
  [kind, ...details.map((detail) => detail.kind)].some((each) => !isWording(each));

/** Of what stands above, so much is shown. In UTF-16 code units. */
const MOST_ABOVE = 90;
const MOST_LEVELS = 3;

/** What a unit stands under, as far as it is shown: the nearest last. */
function pathWords({ units }: OpenedAnswer, unit: number): string[] {
  const { text, blocks } = units;
  const at = units.units[unit]?.block ?? 0;
  return pathOf(blocks, at, MOST_LEVELS)
    .toReversed()
    .map((above) => {
      const { start = 0, end = 0 } = blocks[above]?.content ?? {};
      return text.slice(start, Math.min(end, start + MOST_ABOVE));
    });
}

/** Words that speak of what stands in front of them. */
const POINTS =
  /(?<![\p{L}\p{N}])(?:it|its|both|all|same|this|these|that|those|they|them|such|each)(?![\p{L}\p{N}])/iu;

interface Saying {
  before: string;
  now: string;
  saidBy: { name: string; path: string[]; words: string } | undefined;
  inFront: string | undefined;
}

/**
 * What a change did, in words to show: marks stand for what stays to the letter.
 * @param now what changed units say now, with marks; those that are gone say nothing
 */
function sayingOf(opened: OpenedAnswer, change: Change, now: ReadonlyMap<number, string>): Saying {
  const { units, marks } = opened;
  const wordsOf = (unit: number): string => {
    const { start = 0, end = 0 } = units.units[unit] ?? {};
    return now.get(unit) ?? marks.masked({ start, end });
  };
  const { sameAs, first, words } = change;
  const before = marks.masked(rangeOf(units, change));
  return {
    before,
    now: marks.remasked(words),
    saidBy:
      sameAs === undefined
        ? undefined
        : {
            name: nameOf({ first: sameAs, last: sameAs }),
            path: pathWords(opened, sameAs),
            words: wordsOf(sameAs),
          },
    inFront: POINTS.test(words) && !POINTS.test(before) ? lastBefore(first, now, wordsOf) : undefined,
  };
}

/** The words of the last unit in front of another that still says something. */
function lastBefore(
  unit: number,
  now: ReadonlyMap<number, string>,
  wordsOf: (unit: number) => string,
): string | undefined {
  let at = unit - 1;
  while (at >= 0 && now.get(at) === '') at--;
  return at < 0 ? undefined : wordsOf(at);
}
