import type { Token } from '@refinery/text/token.ts';
import type { Tongue } from './tongue.ts';

/** A text being read into terms. */
export interface Source {
  text: string;
  tokens: readonly Token[];
  tongue: Tongue;
}
