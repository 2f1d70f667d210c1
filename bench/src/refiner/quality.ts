import { type CompressionLevel, countTokens, refine } from '@refinery/refiner';
import type { Row } from '../data.ts';
import type { Pair, Scorer, Summary } from './scorer.ts';

export const LEVELS: readonly CompressionLevel[] = ['low', 'medium', 'high'];

function refineAll(rows: readonly Row[], compressionLevel: CompressionLevel): Pair[] {
  return rows.map(({ id, text }) => ({
    id,
    original: text,
    refined: refine(text, { compressionLevel }).refinedText,
  }));
}

export function measure(rows: readonly Row[], level: CompressionLevel, scorer: Scorer): Summary {
  return scorer.summarize(refineAll(rows, level), countTokens);
}
