import { SPACES, SPAN } from '@refinery/text/token.ts';
import { type Draft, type DraftSegment, propose } from '../draft/draft.ts';
import type { CodePass } from './pass.ts';

/** Nested list items are indented by one space per level: depth stays visible and costs no token. */
export const LIST_INDENTS: CodePass = {
  name: 'list-indents',
  reason: 'indent of list items',
  rank: 2,
  legal: false,
  run(draft: Draft) {
    let widths: number[] = [];
    for (const part of draft.segments) {
      if (!part.first) continue;
      if (part.line !== 'item') {
        if (indentOf(draft, part) === 0) widths = [];
        continue;
      }
      const width = indentOf(draft, part);
      while (widths.length > 0 && (widths.at(-1) ?? 0) > width) widths.pop();
      if (widths.at(-1) !== width) widths.push(width);
      reindent(draft, part, width, widths.length - 1 + (widths[0] === 0 ? 0 : 1));
    }
  },
};

function indentOf(draft: Draft, part: DraftSegment): number {
  const token = draft.tokens[part.lineFrom];
  return token?.kind === SPACES ? token.end - token.start : 0;
}

function reindent(draft: Draft, part: DraftSegment, width: number, depth: number): void {
  const token = draft.tokens[part.lineFrom];
  if (width <= depth || token?.kind !== SPACES || draft.tokens[part.from]?.kind === SPAN) return;
  propose(draft, {
    from: part.lineFrom,
    to: part.lineFrom + 1,
    replacement: ' '.repeat(depth),
    pass: LIST_INDENTS.name,
    reason: LIST_INDENTS.reason,
  });
}
