import { indexOfText } from '../index-of-text.ts';
import type { Range } from '../range.ts';

/**
 * Texts that are no longer may be said by the author, too: they stay wherever they stand. In UTF-16 units.
 */
const SHORT = 200;

/**
 * Where texts stand that a prompt hands over: each behind the one before, or, where a structure has moved it,
 * wherever it is.
 */
export function placesOf(text: string, material: readonly string[]): Range[] {
  const places: Range[] = [];
  let from = 0;
  for (const piece of material) {
    let start = indexOfText(text, piece, from);
    if (start >= 0) from = start + piece.length;
    else start = indexOfText(text, piece);
    if (start >= 0) places.push({ start, end: start + piece.length });
    if (piece.length <= SHORT) for (const place of allPlaces(text, piece)) places.push(place);
  }
  return places;
}

function* allPlaces(text: string, piece: string): Generator<Range> {
  for (let at = indexOfText(text, piece); at >= 0; at = indexOfText(text, piece, at + piece.length))
    yield { start: at, end: at + piece.length };
}
