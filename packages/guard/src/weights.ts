/**
 * How much the loss of one requirement of a kind weighs in `integrity`. Losing a prohibition, a preserved text or code does most
 * harm, losing a name or a tag least.
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

/** 100 × the weight of what was not lost, over the weight of all, rounded down to one decimal; at most 99.9 where something was lost. */
export function integrityOf(all: readonly { kind: string }[], lost: readonly { kind: string }[]): number {
  if (lost.length === 0) return 100;
  const gone = lost.reduce((sum, { kind }) => sum + weightOf(kind), 0);
  const total = Math.max(
    gone,
    all.reduce((sum, { kind }) => sum + weightOf(kind), 0),
  );
  return Math.min(99.9, Math.floor((1000 * (total - gone)) / total) / 10);
}
