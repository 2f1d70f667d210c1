import type { Addition, FidelityResult, Place, Requirement } from '@refinery/guard';
import { passageAround, passageNear } from './passage.ts';

/** One thing to decide, with where to look for it in both texts. */
export interface Question {
  id: string;
  kind: string;
  words: string;
  /** Parts of the original and of the rewritten text. */
  original: Place;
  rewritten: Place;
}

/** What one call may ask. What does not fit stays undecided. */
const MOST_QUESTIONS = 60;
/** Of passages and words together, in UTF-16 code units. */
const MOST_CHARACTERS = 24_000;
const MOST_WORDS = 200;

export interface Comparison {
  original: string;
  rewritten: string;
  result: FidelityResult;
}

/**
 * What there is to ask about a comparison: the doubtful requirements and additions and, with `all`, the kept
 * requirements behind them, as far as they fit. What is lost is never asked about. Linear in what the guard found.
 */
export function questionsOf(comparison: Comparison, verify: 'doubts' | 'all'): Question[] {
  const { requirements, added } = comparison.result;
  const nearby = new Nearby(comparison);
  const wanted: (() => Question)[] = [
    ...requirements.filter(isDoubtful).map((item) => () => ofRequirement(comparison, nearby, item)),
    ...added.filter(isDoubtful).map((item) => () => ofAddition(comparison, nearby, item)),
    ...requirements
      .filter(({ verdict }) => verify === 'all' && verdict === 'kept')
      .map((item) => () => ofRequirement(comparison, nearby, item)),
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
    characters += question.words.length;
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

const ofRequirement = ({ original, rewritten }: Comparison, nearby: Nearby, item: Requirement): Question => ({
  ...headOf(item),
  original: passageAround(original, item),
  rewritten: item.where
    ? passageAround(rewritten, item.where)
    : passageNear(rewritten, nearby.inRewritten(item.start)),
});

const ofAddition = ({ original, rewritten }: Comparison, nearby: Nearby, item: Addition): Question => ({
  ...headOf(item),
  original: passageNear(original, nearby.inOriginal(item.start)),
  rewritten: passageAround(rewritten, item),
});

const headOf = ({ id, kind, text }: Requirement | Addition) => ({
  id,
  kind,
  words: text.length > MOST_WORDS ? `${text.slice(0, MOST_WORDS).toWellFormed()}…` : text,
});

/** Guesses where something stands in the other text, by the requirements before it whose places are known in both. */
class Nearby {
  private readonly known: { own: number; other: number }[];
  private readonly ratio: number;

  constructor({ original, rewritten, result }: Comparison) {
    this.known = result.requirements.flatMap(({ start, where }) =>
      where ? [{ own: start, other: where.start }] : [],
    );
    this.ratio = rewritten.length / Math.max(1, original.length);
  }

  inRewritten(at: number): number {
    const last = this.known.findLast(({ own }) => own <= at);
    return Math.round(last ? last.other + (at - last.own) * this.ratio : at * this.ratio);
  }

  inOriginal(at: number): number {
    const ratio = this.ratio === 0 ? 0 : 1 / this.ratio;
    const last = this.known.findLast(({ other }) => other <= at);
    return Math.round(last ? last.own + (at - last.other) * ratio : at * ratio);
  }
}
