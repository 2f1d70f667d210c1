import { lex } from '@refinery/text/lex.ts';
import { findMaterial } from '@refinery/text/material/find-material.ts';
import type { Range } from '@refinery/text/range.ts';
import type { Rank } from './model/pass.ts';
import type { OutputFormat } from './model/types.ts';
import { type Protection, readProtection } from './protected.ts';
import type { RoundOptions } from './rounds/refine-once.ts';
import { refineUntilStable, unchanged } from './rounds/refine-until-stable.ts';
import { type Shaped, shapeResult } from './shape-result.ts';

export interface Shape {
  format: OutputFormat;
  /** In tokens; NaN for none. */
  target: number;
}

/** So often what a refined text seems to hand over anew is taken for material, too. */
const MOST_TRIES = 3;

/**
 * Refines a text around the material in it, which stays byte for byte. Another call has to find what was found here in the result. Where a
 * refined sentence would no longer announce its material, the sentence stays as well; what the result alone would hand over stays, too;
 * where neither helps, or another call would change the result, it becomes what the next lower rank makes of it, or stays as it is.
 */
export function refineAround(
  text: string,
  originalTokens: number,
  protection: Protection,
  shape: Shape,
  options: Options,
): Shaped {
  const shaped = around(text, originalTokens, protection, shape, options);
  const { rank, preserve } = options;
  if (!shaped.isGivenUp || protection.named.length > 0) return shaped;
  const lower = LOWER[rank]
    .map((milder) => around(text, originalTokens, protection, shape, { ...options, rank: milder }))
    .find(({ isGivenUp }) => !isGivenUp);
  if (!lower) return shaped;
  const { refinedText, refinedTokens } = lower;
  const read = readProtection(refinedText, { preserve });
  const again = around(refinedText, refinedTokens, read, shape, options);
  return again.refinedText === refinedText ? lower : shaped;
}

const LOWER: Readonly<Record<Rank, readonly Rank[]>> = { 1: [], 2: [1], 3: [2, 1] };

type Options = Omit<RoundOptions, 'material'>;

/** What one rank makes of a text; `isGivenUp` where that is the text itself, for want of anything that lasts. */
function around(
  text: string,
  originalTokens: number,
  { named, found: handedOver, material }: Protection,
  { format, target }: Shape,
  options: Options,
): Shaped & { isGivenUp?: true } {
  const slice = ({ start, end }: Range): string => text.slice(start, end);
  const shape = (kept: readonly string[]): Shaped => {
    const roundOptions = { ...options, material: kept };
    const stable = refineUntilStable(text, originalTokens, roundOptions);
    return shapeResult(text, stable, originalTokens, format, target, roundOptions);
  };
  const cues = (handedOver ?? []).flatMap(({ cue }) => (cue ? [slice(cue)] : []));
  const wanted = (handedOver ?? []).map(slice);
  let pieces = material.map(slice);
  let shaped = shape(pieces);
  if (format !== 'default' || !handedOver) return shaped;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    let found = piecesIn(shaped.refinedText, options);
    if (!holdsAll(found, wanted) && cues.length > 0) {
      shaped = shape(inOrder(text, [...pieces, ...cues]));
      found = piecesIn(shaped.refinedText, options);
    }
    if (!holdsAll(found, wanted)) break;
    // What is left of a trimmed text may read as handed over: that keeps it as it is, too.
    if (!Number.isNaN(target)) return shaped;
    const anew = found.filter((piece) => !pieces.some((known) => known.includes(piece)));
    if (anew.length === 0) return shaped;
    const again = inOrder(shaped.refinedText, [...named.map(slice), ...found]);
    if (isSettled(shaped, { ...options, material: again })) return shaped;
    const kept = anew.filter((piece) => text.includes(piece));
    if (kept.length === 0) break;
    pieces = inOrder(text, [...pieces, ...kept]);
    shaped = shape(pieces);
  }
  const asItIs = unchanged(text, originalTokens, shaped.stable.language);
  const unshaped = shapeResult(text, asItIs, originalTokens, format, target, {
    ...options,
    material: [text],
  });
  return { ...unshaped, isGivenUp: true };
}

/** Whether a result stays as it is where other material is found in it than in the original. */
const isSettled = ({ refinedText, refinedTokens }: Shaped, options: RoundOptions): boolean =>
  refineUntilStable(refinedText, refinedTokens, options).refined === refinedText;

const inOrder = (text: string, pieces: readonly string[]): string[] =>
  pieces
    .map((piece) => ({ piece, at: text.indexOf(piece) }))
    .sort((a, b) => a.at - b.at)
    .map(({ piece }) => piece);

/** What a text hands over, in order. */
const piecesIn = (text: string, { preserve }: Omit<RoundOptions, 'material'>): string[] =>
  findMaterial(text, lex(text, preserve)).map(({ start, end }) => text.slice(start, end));

/** Whether each piece stands within one of those found, in order. */
function holdsAll(found: readonly string[], pieces: readonly string[]): boolean {
  let at = 0;
  return pieces.every((piece) => {
    while (at < found.length && !found[at]?.includes(piece)) at++;
    return at < found.length;
  });
}
