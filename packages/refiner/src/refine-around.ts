import { lex } from '@refinery/text/lex.ts';
import { findMaterial } from '@refinery/text/material/find-material.ts';
import type { Material } from '@refinery/text/material/material.ts';
import type { Range } from '@refinery/text/range.ts';
import type { RoundOptions } from './refine-once.ts';
import { refineUntilStable, unchanged } from './refine-until-stable.ts';
import { type Shaped, shapeResult } from './trim/shape-result.ts';
import type { OutputFormat } from './types.ts';

export interface Shape {
  format: OutputFormat;
  /** In tokens; NaN for none. */
  target: number;
  /** Material is not looked for. */
  refineMaterial: boolean;
}

/**
 * Refines a text around the material in it, which stays byte for byte. Where a refined sentence would no longer announce its material, so
 * that another call would change that, the sentence stays as well; where that does not help, the whole text.
 */
export function refineAround(
  text: string,
  originalTokens: number,
  material: readonly Material[],
  { format, target, refineMaterial }: Shape,
  options: Omit<RoundOptions, 'material'>,
): Shaped {
  const slices = (ranges: readonly Range[]): string[] =>
    ranges.map(({ start, end }) => text.slice(start, end));
  const shape = (kept: readonly Range[]): Shaped => {
    const roundOptions = { ...options, material: slices(kept) };
    const stable = refineUntilStable(text, originalTokens, roundOptions);
    return shapeResult(text, stable, originalTokens, format, target, roundOptions);
  };
  const shaped = shape(material);
  if (format !== 'default' || refineMaterial || material.length === 0) return shaped;
  if (isKnown(slices(material), shaped.refinedText, options)) return shaped;
  const cues = material.flatMap(({ cue }) => (cue ? [cue] : []));
  const careful = shape([...material, ...cues].sort((a, b) => a.start - b.start));
  if (isKnown(slices(material), careful.refinedText, options)) return careful;
  const roundOptions = { ...options, material: [text] };
  return shapeResult(
    text,
    unchanged(text, originalTokens, shaped.stable.language),
    originalTokens,
    format,
    target,
    roundOptions,
  );
}

/** Whether all of the material is found in the refined text again. */
function isKnown(
  material: readonly string[],
  refined: string,
  { preserve }: Omit<RoundOptions, 'material'>,
): boolean {
  const found = findMaterial(refined, lex(refined, preserve));
  let at = 0;
  return material.every((piece) => {
    while (at < found.length && !refined.slice(found[at]?.start, found[at]?.end).includes(piece)) at++;
    return at < found.length;
  });
}
