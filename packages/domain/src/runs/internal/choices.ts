import { type BothOrders, CHOICES, type Winner } from '../../evaluators/scoring/pairwise.ts';

/** Of a candidate, by who won: it is `a`. */
export const SCORE_OF_WINNER: Readonly<Record<Winner, number>> = { a: 1, b: 0, tie: 0.5 };

const SEPARATOR = ' / ';

/** What a pairwise judge said in both orders, as it is kept beside its score. */
export const sayChoices = (choices: BothOrders): string => choices.join(SEPARATOR);

/** The same, read back; null: it is something else. */
export function choicesIn(said: string): BothOrders | null {
  const [one, other] = said.split(SEPARATOR).map((text) => CHOICES.find((choice) => choice === text));
  return one && other ? [one, other] : null;
}
