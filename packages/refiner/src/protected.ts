import { type Material, mergeMaterial } from '@refinery/text/material/material.ts';
import type { Range } from '@refinery/text/range.ts';
import type { SpanKind } from '@refinery/text/token.ts';
import { ReadTexts } from './model/read-texts.ts';
import type { ProtectedPart, RefineOptions } from './model/types.ts';

type Wanted = Pick<RefineOptions, 'preserve' | 'material' | 'refineMaterial'>;

/** Why spans stay that are no material. Links, paths and the like are single words: they are not named. */
const REASONS: Partial<Record<SpanKind, string>> = {
  code: 'code',
  quote: 'quotation',
  preserve: 'text listed in `preserve`',
};

/** What of a text stays byte for byte, as its caller and its words have it. */
export interface Protection {
  texts: ReadTexts;
  /** What the caller names. */
  named: readonly Material[];
  /** What the text itself hands over; undefined where the caller wants that refined. */
  found: readonly Material[] | undefined;
  /** Both, sorted, without overlaps. */
  material: Material[];
}

/**
 * Reads what a text hands over. Offsets beyond its end count as its end. `texts` may know it already, and
 * have to be those of `preserve`.
 */
export function readProtection(
  text: string,
  { preserve = [], material = [], refineMaterial = false }: Wanted,
  texts = new ReadTexts(preserve),
): Protection {
  const found = refineMaterial ? undefined : texts.materialOf(text);
  return protectionOf(text, texts, namedBy(material, text.length), found);
}

/** The protection of a text by what its caller names and what was found in it. */
export const protectionOf = (
  text: string,
  texts: ReadTexts,
  named: readonly Material[],
  found: readonly Material[] | undefined,
): Protection => ({ texts, named, found, material: mergeMaterial(text, [...named, ...(found ?? [])]) });

const namedBy = (material: readonly Range[], length: number): Material[] =>
  material.map(({ start, end }) => ({
    start: Math.max(0, start),
    end: Math.min(length, end),
    reason: 'text listed in `material`',
  }));

/** The parts of a text that no rule changes, sorted, adjacent ones merged, each with the reason. */
export function protectedParts(text: string, { texts, material }: Protection): ProtectedPart[] {
  const spans = texts.tokensOf(text).flatMap(({ start, end, span }) => {
    const reason = span && REASONS[span];
    return reason ? [{ start, end, reason }] : [];
  });
  return mergeMaterial(text, [...material, ...spans]).map(({ start, end, reason }) => ({
    start,
    end,
    reason,
  }));
}
