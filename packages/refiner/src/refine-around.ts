import type { Material } from '@refinery/text/material/material.ts';
import type { Range } from '@refinery/text/range.ts';
import { composeEdits } from './edits/compose-edits.ts';
import type { OutputFormat } from './model/types.ts';
import { type Protection, protectionOf } from './protected.ts';
import type { RoundOptions } from './rounds/refine-once.ts';
import { LONG, refineUntilStable, unchanged } from './rounds/refine-until-stable.ts';
import { type Shaped, shapeResult } from './shape-result.ts';

export interface Shape {
  format: OutputFormat;
  /** In tokens; NaN for none. */
  target: number;
}

/** So often more of a text is kept where the result would hand over other parts than it does. */
const MOST_TRIES = 3;

/**
 * Refines a text around the material in it. Where all of it would have to stay, the level below goes first:
 * no level saves less than that.
 */
export function refineAround(
  text: string,
  originalTokens: number,
  protection: Protection,
  shape: Shape,
  options: Omit<RoundOptions, 'material' | 'texts'>,
): Shaped {
  const own = refineKeeping(text, originalTokens, protection, shape, options);
  if (options.rank === 1 || own.refinedText !== text) return own;
  const below = { ...options, rank: options.rank === 3 ? 2 : 1 } as const;
  const lower = refineAround(text, originalTokens, protection, shape, below);
  if (lower.refinedTokens >= own.refinedTokens) return own;
  if (shape.format !== 'default' || !Number.isNaN(shape.target)) return lower;
  // Another call at this level would go on from there.
  const again = protectionAgain(lower.refinedText, protection, text);
  const more = refineAround(lower.refinedText, lower.refinedTokens, again, shape, options);
  const checks = protection.texts.compare(text, more.refinedText);
  if (!checks.passed) return own;
  const edits = composeEdits(lower.refinedText, lower.stable.edits, more.stable.edits);
  return { ...more, stable: { ...more.stable, edits, checks } };
}

/**
 * Refines a text around the material in it, which stays byte for byte. Another call has to find what was
 * found here in the result, so that it stays byte for byte there, too: where a part would not be found again,
 * the author's words around it stay as they are; what the result alone would hand over stays as well; where
 * neither helps, or another call would change the result, the whole text.
 */
function refineKeeping(
  text: string,
  originalTokens: number,
  protection: Protection,
  { format, target }: Shape,
  options: Omit<RoundOptions, 'material' | 'texts'>,
  isCheck = false,
): Shaped {
  const { texts, named, found: handedOver, material } = protection;
  const shape = (kept: readonly Range[]): Shaped => {
    const roundOptions = { ...options, texts, material: slices(text, kept) };
    const stable = refineUntilStable(text, originalTokens, roundOptions);
    return shapeResult(text, stable, originalTokens, format, target, roundOptions);
  };
  const staysAsItIs = ({ refinedText, refinedTokens }: Shaped): boolean => {
    const another = protectionAgain(refinedText, protection, text);
    return (
      refineKeeping(refinedText, refinedTokens, another, { format, target }, options, true).refinedText ===
      refinedText
    );
  };
  const foundIn = (result: Shaped) => slices(result.refinedText, texts.materialOf(result.refinedText));
  let kept: readonly Range[] = material;
  let shaped = shape(kept);
  if (format !== 'default' || !handedOver) return shaped;
  if (!Number.isNaN(target)) {
    // What is left of a trimmed text may read as handed over: that keeps it as it is, too. It may also not
    // say any more what it hands over.
    return wordsAround(text, handedOver, foundIn(shaped), true).length === 0
      ? shaped
      : refineKeeping(text, originalTokens, protection, { format, target: Number.NaN }, options);
  }
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const found = foundIn(shaped);
    const around = wordsAround(text, handedOver, found, tries === 0);
    const pieces = slices(text, kept);
    const anew = found.filter((piece) => !pieces.some((known) => known.includes(piece)));
    if (around.length === 0) {
      if (text.length >= LONG || (anew.length === 0 && (kept === material || isCheck))) return shaped;
      // Another call finds the same, but has to keep the words around it for itself.
      if (anew.length === 0 && staysAsItIs(shaped)) return shaped;
      const again = inOrder(shaped.refinedText, [...slices(text, named), ...found]);
      if (isSettled(shaped, { ...options, texts, material: slices(shaped.refinedText, again) }))
        return shaped;
    }
    const more = [...around, ...inOrder(text, anew)].filter(
      (part) => !kept.some((known) => holds(known, part)),
    );
    if (more.length === 0) break;
    kept = [...kept, ...more].sort((a, b) => a.start - b.start);
    shaped = shape(kept);
  }
  const asItIs = unchanged(text, originalTokens, shaped.stable.language);
  return shapeResult(text, asItIs, originalTokens, format, target, { ...options, texts, material: [text] });
}

const slices = (text: string, parts: readonly Range[]): string[] =>
  parts.map(({ start, end }) => text.slice(start, end));

const holds = (part: Range, other: Range): boolean => part.start <= other.start && other.end <= part.end;

/** What another call would keep of a result. */
function protectionAgain(refined: string, { texts, named }: Protection, text: string): Protection {
  const again = inOrder(refined, slices(text, named)).map((part) => ({ ...part, reason: 'named' }));
  return protectionOf(refined, texts, again, texts.materialOf(refined));
}

/** Whether a result stays as it is where other material is found in it than in the original. */
const isSettled = ({ refinedText, refinedTokens }: Shaped, options: RoundOptions): boolean =>
  refineUntilStable(refinedText, refinedTokens, options).refined === refinedText;

/** Where texts stand that occur in `text`, in order; those that do not are left out. */
const inOrder = (text: string, pieces: readonly string[]): Range[] =>
  pieces
    .map((piece) => ({ start: text.indexOf(piece), end: text.indexOf(piece) + piece.length }))
    .filter(({ start }) => start >= 0)
    .sort((a, b) => a.start - b.start);

/**
 * What is kept of the author's words so that each part is found again that is not within one of those found
 * in the result, in order: the sentence that announces it (`cues`), or all that stands before and behind it.
 */
function wordsAround(
  text: string,
  handedOver: readonly Material[],
  found: readonly string[],
  cues: boolean,
): Range[] {
  const around: Range[] = [];
  let next = 0;
  for (const [k, { start, end, cue }] of handedOver.entries()) {
    const at = found.findIndex((piece, n) => n >= next && piece.includes(text.slice(start, end)));
    if (at >= 0) next = at;
    else if (cues && cue) around.push(cue);
    else
      around.push(
        { start: handedOver[k - 1]?.end ?? 0, end: start },
        { start: end, end: handedOver[k + 1]?.start ?? text.length },
      );
  }
  return around.filter((part) => text.slice(part.start, part.end).trim() !== '');
}
