/**
 * How much the loss of one thing of a kind weighs in `integrity`. Losing a prohibition, a preserved text or
 * code does most harm, losing a name or a tag least.
 */
export const WEIGHTS: Readonly<Record<string, number>> = {
  preserve: 5,
  negation: 4,
  code: 4,
  data: 4,
  material: 4,
  opposite: 4,
  quantity: 3,
  date: 3,
  time: 3,
  bound: 3,
  unit: 3,
  exclusive: 3,
  exception: 3,
  condition: 3,
  direction: 3,
  placeholder: 3,
  sign: 3,
  link: 3,
  email: 3,
  order: 2,
  modality: 2,
  quantifier: 2,
  comparison: 2,
  choice: 2,
  path: 2,
  quote: 2,
  format: 2,
  language: 3,
  'list item': 2,
  statement: 2,
  name: 1,
  tag: 1,
};

export const weightOf = (kind: string): number => WEIGHTS[kind] ?? 1;

/** What one entry of a comparison weighs. */
export interface Weighed {
  /** Of the gravest thing that it says. */
  weight: number;
  /** Of the gravest thing that was lost of it, at most `weight`; 0 where nothing was. */
  lost: number;
}

/**
 * 100 × the weight of what was not lost, over the weight of all sentences, rounded down to one decimal; at
 * most 99.9 where something was lost. A sentence weighs as much as the gravest thing that it says, by
 * `WEIGHTS`: one that forbids something 4, one with a number 3, others
 * 2. Of a sentence that is gone all of that is lost. Of one in which something is lost, the weight of that: a
 * name weighs 1 of the 4 of a sentence that forbids something. Doubts and additions do not count.
 */
export function integrityOf(entries: readonly Weighed[]): number {
  let total = 0;
  let gone = 0;
  for (const { weight, lost } of entries) {
    total += weight;
    gone += lost;
  }
  return gone === 0 ? 100 : Math.min(99.9, Math.floor((1000 * (total - gone)) / total) / 10);
}
