import type { Addition, FidelityResult, Place, Requirement } from '@refinery/guard';
import { passageAround, passageNear } from './passage.ts';

export type Side = 'original' | 'rewritten';

/** One thing to decide, with where to look for it in both texts. */
export interface Question extends Record<Side, Place> {
  id: string;
  kind: string;
  /** Whose words are in doubt, and where they stand in it. */
  side: Side;
  place: Place;
}

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
}

/**
 * What there is to ask about a comparison: the doubtful requirements and additions and, with `all`, the kept
 * requirements behind them, as far as they fit. What is lost is never asked about. Linear in the texts, times
 * the few things that are asked.
 */
export function questionsOf({ comparison, verify }: QuestionsTask): Question[] {
  const { requirements, added } = comparison.result;
  const wanted: (() => Question)[] = [
    ...requirements.filter(isDoubtful).map((item) => () => ofRequirement(comparison, item)),
    ...added.filter(isDoubtful).map((item) => () => ofAddition(comparison, item)),
    ...requirements
      .filter(({ verdict }) => verify === 'all' && verdict === 'kept')
      .map((item) => () => ofRequirement(comparison, item)),
  ];
  return thatFit(wanted.slice(0, MOST_QUESTIONS).map((make) => make()));
}

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

function ofRequirement({ original, rewritten, result }: Comparison, item: Requirement): Question {
  const words = inDoubt(item);
  const near = nearest(result.requirements, item, (one) => one);
  const guess = near?.where ? near.where.start : (item.start * rewritten.length) / original.length;
  return {
    ...headOf(item),
    side: 'original',
    original: passageAround(original, words),
    rewritten: item.where ? passageAround(rewritten, item.where) : passageNear(rewritten, guess),
  };
}

function ofAddition({ original, rewritten, result }: Comparison, item: Addition): Question {
  const near = nearest(result.requirements, item, ({ where }) => where);
  const guess = near ? near.start : (item.start * original.length) / rewritten.length;
  return {
    ...headOf(item),
    side: 'rewritten',
    original: near && isIn(item, near.where) ? passageAround(original, near) : passageNear(original, guess),
    rewritten: passageAround(rewritten, item),
  };
}

/** Of the requirements whose words stand in both texts, the one that is nearest to a place of one of them. */
function nearest(
  requirements: readonly Requirement[],
  { start }: Place,
  placeOf: (item: Requirement) => Place | undefined,
): Requirement | undefined {
  let best: Requirement | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const item of requirements) {
    const place = item.where && placeOf(item);
    if (!place) continue;
    const apart = start < place.start ? place.start - start : Math.max(0, start - place.end);
    if (apart >= least) continue;
    best = item;
    least = apart;
  }
  return best;
}

const isIn = ({ start }: Place, place: Place | undefined): boolean =>
  place !== undefined && place.start <= start && start <= place.end;

const headOf = (item: Requirement | Addition) => ({
  id: item.id,
  kind: item.kind,
  place: inDoubt(item),
});

/** The words of a sentence that are in doubt: all of it, where no part is named. */
const inDoubt = (item: Requirement | Addition): Place =>
  ('part' in item && item.part) || { start: item.start, end: item.end };
