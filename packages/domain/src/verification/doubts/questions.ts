import type { Addition, FidelityResult, Place, Requirement } from '@refinery/guard';
import { type Counterparts, counterpartsOf, mayBeBackgroundIn } from '@refinery/refiner';
import { passageAround, passageNear } from './passage.ts';

export type Side = 'original' | 'rewritten';

/** One thing to decide, with where to look for it in both texts. */
export interface Question extends Record<Side, Place> {
  id: string;
  kind: string;
  /** Whose words are in doubt, and where they stand in it. */
  side: Side;
  place: Place;
  /** Whether a reader may say of it that it is background, which a rewriting may leave out. */
  mayBeBackground: boolean;
}

/** What of an original a rewriting may leave out: nothing, what asks for nothing, or that and reasons. */
export type Dispensable = 'nothing' | 'background' | 'reasons';

/** What one call may ask. What does not fit stays undecided. */
const MOST_QUESTIONS = 60;
/** Of passages together, in UTF-16 code units. */
const MOST_CHARACTERS = 24_000;

export interface Comparison {
  original: string;
  rewritten: string;
  result: FidelityResult;
}

export interface QuestionsTask {
  comparison: Comparison;
  verify: 'doubts' | 'all';
  dispensable: Dispensable;
}

/** Kinds of words that only say how something is. Numbers, negations, conditions, formats and the like are never background. */
const BACKGROUND_KINDS = new Set(['statement', 'word', 'name', 'direction']);

/**
 * What there is to ask about a comparison: the doubtful requirements and additions and, with `all`, the kept
 * requirements behind them, as far as they fit. What is lost is never asked about. Linear in the texts.
 */
export function questionsOf({ comparison, verify, dispensable }: QuestionsTask): Question[] {
  const { requirements, added } = comparison.result;
  const isBackground = dispensable === 'nothing' ? () => false : mayBeBackgroundIn(comparison.original);
  const other = counterpartsOf(comparison.original, comparison.rewritten);
  const wanted: (() => Question)[] = [
    ...requirements.filter(isDoubtful).map((item) => () => ({
      ...ofRequirement(comparison, other, item),
      mayBeBackground: isOfWords(item) && isBackground(inDoubt(item)),
    })),
    ...added.filter(isDoubtful).map((item) => () => ofAddition(comparison, other, item)),
    ...requirements
      .filter(({ verdict }) => verify === 'all' && verdict === 'kept')
      .map((item) => () => ofRequirement(comparison, other, item)),
  ];
  return thatFit(wanted.slice(0, MOST_QUESTIONS).map((make) => make()));
}

/** Whether all that is found of a sentence is about words that only say how something is. */
const isOfWords = ({ kind, details = [] }: Requirement): boolean =>
  [kind, ...details.map((detail) => detail.kind)].every((each) => BACKGROUND_KINDS.has(each));

const isDoubtful = ({ verdict }: Requirement | Addition): boolean => verdict === 'doubtful';

function thatFit(wanted: readonly Question[]): Question[] {
  const shown = new Set<string>();
  let characters = 0;
  const fitting: Question[] = [];
  for (const question of wanted) {
    const places = { o: question.original, w: question.rewritten };
    for (const [side, { start, end }] of Object.entries(places)) {
      const key = `${side} ${start} ${end}`;
      if (!shown.has(key)) characters += end - start;
      shown.add(key);
    }
    if (characters > MOST_CHARACTERS) break;
    fitting.push(question);
  }
  return fitting;
}

function ofRequirement(
  { original, rewritten }: Comparison,
  other: Counterparts,
  item: Requirement,
): Question {
  const words = inDoubt(item);
  const place = item.where ?? other.inRewritten(words.start);
  const guess = (item.start * rewritten.length) / original.length;
  return {
    ...headOf(item),
    side: 'original',
    original: passageAround(original, words),
    rewritten: place ? passageAround(rewritten, place) : passageNear(rewritten, guess),
  };
}

function ofAddition({ original, rewritten }: Comparison, other: Counterparts, item: Addition): Question {
  const place = other.inOriginal(item.start);
  const guess = (item.start * original.length) / rewritten.length;
  return {
    ...headOf(item),
    side: 'rewritten',
    original: place ? passageAround(original, place) : passageNear(original, guess),
    rewritten: passageAround(rewritten, item),
  };
}

const headOf = (item: Requirement | Addition) => ({
  id: item.id,
  kind: item.kind,
  place: inDoubt(item),
  mayBeBackground: false,
});

/** The words of a sentence that are in doubt: all of it, where no part is named. */
const inDoubt = (item: Requirement | Addition): Place =>
  ('part' in item && item.part) || { start: item.start, end: item.end };
