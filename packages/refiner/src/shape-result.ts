import { countTokens } from '@refinery/text/count-tokens.ts';
import type { OutputFormat } from './model/types.ts';
import type { RoundOptions } from './rounds/refine-once.ts';
import type { Stable } from './rounds/refine-until-stable.ts';
import { type Structured, structureResult } from './structure/structure-result.ts';
import { fitToTarget } from './trim/fit-to-target.ts';

/** Each attempt knows better what the structure costs. */
const MOST_ATTEMPTS = 3;

export interface Shaped {
  /** The text before it was structured. */
  stable: Stable;
  structured: Structured;
  refinedText: string;
  refinedTokens: number;
}

/**
 * Puts a refined text into the structure that format or strategy ask for; where that has more than `target`
 * tokens (NaN: no target), a trimmed one.
 */
export function shapeResult(
  original: string,
  stable: Stable,
  originalTokens: number,
  format: OutputFormat,
  target: number,
  options: RoundOptions,
): Shaped {
  const shape = (from: Stable): Shaped => {
    const structured = structureResult(original, from.refined, from.edits, originalTokens, format, options);
    const refinedTokens = structured.text === undefined ? from.refinedTokens : countTokens(structured.text);
    return { stable: from, structured, refinedText: structured.text ?? from.refined, refinedTokens };
  };
  let shaped = shape(stable);
  for (let attempt = 0; attempt < MOST_ATTEMPTS && shaped.refinedTokens > target; attempt++) {
    const overhead = shaped.refinedTokens - shaped.stable.refinedTokens;
    const fitted = fitToTarget(original, stable, target - overhead, options);
    if (fitted.refinedTokens >= shaped.stable.refinedTokens) break;
    shaped = shape(fitted);
  }
  return shaped;
}
