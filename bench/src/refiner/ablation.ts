import { type CompressionLevel, countTokens, listPasses, refine } from '@refinery/refiner';
import type { Row } from '../data.ts';
import type { Pair, Scorer } from './scorer.ts';

export interface Ablation {
  pass: string;
  /** Percent of all tokens that the pass saves beyond what all others save. */
  saves: number;
  /** Percentage points of clean results and of content-word recall that it costs. */
  cleanCost: number;
  recallCost: number;
}

/** What each pass of a level saves and costs: results of all passes against results of all but one. Passes without effect are left out. */
export function ablate(rows: readonly Row[], level: CompressionLevel, scorer: Scorer): Ablation[] {
  const originalTokens = tokensOf(rows.map(({ text }) => text));
  const all = run(rows, level, []);
  const scored = scorer.summarize(all, countTokens);
  const tokens = tokensOf(all.map(({ refined }) => refined));
  const names = [...new Set(listPasses().map(({ name }) => name))];
  const ablations = names.map((pass): Ablation => {
    const pairs = run(rows, level, [pass]);
    const without = scorer.summarize(pairs, countTokens);
    return {
      pass,
      saves: (100 * (tokensOf(pairs.map(({ refined }) => refined)) - tokens)) / originalTokens,
      cleanCost: without.cleanPercent - scored.cleanPercent,
      recallCost: 100 * (without.recallMean - scored.recallMean),
    };
  });
  return ablations
    .filter(({ saves, cleanCost, recallCost }) => saves !== 0 || cleanCost !== 0 || recallCost !== 0)
    .sort((a, b) => b.saves - a.saves);
}

function run(rows: readonly Row[], compressionLevel: CompressionLevel, disabledPasses: string[]): Pair[] {
  return rows.map(({ id, text }) => ({
    id,
    original: text,
    refined: refine(text, { compressionLevel, disabledPasses }).refinedText,
  }));
}

const tokensOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + countTokens(text), 0);
