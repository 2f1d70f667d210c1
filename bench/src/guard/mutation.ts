import type { Corpus } from './corpus.ts';
import type { Random } from './random.ts';

/** A text and one change of it. */
export interface Mutation {
  original: string;
  changed: string;
}

/**
 * One way to change texts. `make` gives every place of a text that it applies to, or a random few of them.
 */
export interface MutationKind {
  name: string;
  make: (text: string, random: Random, corpus: Corpus) => Mutation[];
}

/** The text with `from` to `to` replaced. */
export function replaceAt(text: string, from: number, to: number, replacement: string): string {
  return text.slice(0, from) + replacement + text.slice(to);
}
