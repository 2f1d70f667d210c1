import { lex } from '@refinery/text/lex.ts';
import { findMaterial } from '@refinery/text/material/find-material.ts';
import { type Material, mergeMaterial } from '@refinery/text/material/material.ts';
import type { SpanKind, Token } from '@refinery/text/token.ts';
import type { ProtectedPart, RefineOptions } from './types.ts';

type Wanted = Pick<RefineOptions, 'preserve' | 'material' | 'refineMaterial'>;

/** Why spans stay that are no material. Links, paths and the like are single words: they are not named. */
const REASONS: Partial<Record<SpanKind, string>> = {
  code: 'code',
  quote: 'quotation',
  preserve: 'named in preserve',
};

/** What stays byte for byte as material: what the caller names, and what is found unless he wants it refined. */
export function materialOf(
  text: string,
  { preserve = [], material = [], refineMaterial = false }: Wanted,
  tokens: readonly Token[] = lex(text, preserve),
): Material[] {
  const named = material
    .map(({ start, end }) => ({
      start: Math.max(0, start),
      end: Math.min(text.length, end),
      reason: 'named by the caller',
    }))
    .filter(({ start, end }) => start < end);
  return mergeMaterial(text, [...named, ...(refineMaterial ? [] : findMaterial(text, tokens))]);
}

/** The parts of a text that no rule changes, sorted, adjacent ones merged, each with the reason. */
export function protectedParts(text: string, options: Wanted): ProtectedPart[] {
  const preserve = (options.preserve ?? []).filter((wanted) => wanted !== '');
  const tokens = lex(text, preserve);
  const spans = tokens.flatMap(({ start, end, span }) => {
    const reason = span && REASONS[span];
    return reason ? [{ start, end, reason }] : [];
  });
  const parts = mergeMaterial(text, [...materialOf(text, { ...options, preserve }, tokens), ...spans]);
  return parts.map(({ start, end, reason }) => ({ start, end, reason }));
}
