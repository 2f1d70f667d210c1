import type { Segment } from '@refinery/text/segment.ts';
import type { Token } from '@refinery/text/token.ts';
import { withoutGivenText } from '../draft/given-text.ts';

/** Index of the segment that hands over the rest of the text ("Rewrite the following text: …"), or -1. */
export function givenTextFrom(tokens: readonly Token[], segments: readonly Segment[]): number {
  const last = withoutGivenText(tokens, segments).at(-1);
  if (!last) return -1;
  const at = segments.findIndex((part) => part.from === last.from);
  const part = segments[at];
  return part && (part.to > last.to || tokens[last.to - 1]?.lower === ':') && endsWithColon(tokens, last)
    ? at
    : -1;
}

const endsWithColon = (tokens: readonly Token[], part: Segment): boolean =>
  tokens[part.to - 1]?.lower === ':';
