import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Pair {
  id: string;
  original: string;
  refined: string;
}

export interface Summary {
  pairs: number;
  savedPercent: number;
  cleanPercent: number;
  recallMean: number;
  longer: number;
  brokenPunctuation: number;
  lost: Record<string, number>;
  worst: { id: string; lost: { kind: string; text: string }[] }[];
}

export interface Scorer {
  /** `count` gives the tokens of a text. */
  summarize: (pairs: Pair[], count: (text: string) => number) => Summary;
}

/** The fidelity scorer that is no part of the project: it judges results without the product's own guard. */
export async function loadScorer(file: string): Promise<Scorer> {
  const { summarize }: Scorer = await import(pathToFileURL(resolve(file)).href);
  return { summarize };
}
