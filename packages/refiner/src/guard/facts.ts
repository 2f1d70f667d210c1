import type { Token } from '../text/token.ts';
import type { Stream } from './stream.ts';

/** One side of a comparison. */
export interface Reading {
  text: string;
  tokens: readonly Token[];
  stream: Stream;
}

/** Something that the original states. */
export interface Fact {
  kind: string;
  text: string;
  start: number;
  end: number;
  survives: boolean;
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
  bound: 3,
  exclusive: 3,
  placeholder: 3,
  link: 3,
  email: 3,
  path: 2,
  quote: 2,
  'list item': 2,
  format: 2,
  name: 1,
  tag: 1,
};
