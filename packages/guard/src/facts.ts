import type { Group } from './align.ts';
import type { Reading } from './statements.ts';
import type { LostItem } from './types.ts';

export type { Reading } from './statements.ts';

/** What a check of one kind looks at. */
export interface Comparison {
  original: Reading;
  refined: Reading;
  /** The refined text as it was given: JSON and XML results are read without their escapes. */
  refinedRaw: string;
  groups: readonly Group[];
}

export type Lost = LostItem;

/** The part of the original from `start` to `end` that was lost. */
export function lostAt(kind: string, text: string, start: number, end: number): Lost {
  return { kind, text: text.slice(start, end), start, end };
}

/**
 * How much the loss of one fact of a kind weighs in `integrity`. Losing a prohibition, a preserved text or code does most
 * harm, losing a name or a tag least.
 */
export const WEIGHTS: Readonly<Record<string, number>> = {
  preserve: 5,
  negation: 4,
  code: 4,
  data: 4,
  quantity: 3,
  date: 3,
  time: 3,
  bound: 3,
  unit: 3,
  exclusive: 3,
  placeholder: 3,
  link: 3,
  email: 3,
  path: 2,
  quote: 2,
  'list item': 2,
  format: 2,
  language: 2,
  name: 1,
  tag: 1,
};
