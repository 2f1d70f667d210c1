import { SPACES, SPAN } from '@refinery/text/token.ts';
import { type Draft, type DraftSegment, propose } from '../draft/draft.ts';
import type { CodePass } from './pass.ts';

/** An item that other items stand in. */
interface Level {
  width: number;
  /** Width of its new indent with its marker: what stands in it begins there or behind. */
  content: number;
}

/** Nested list items are indented as far as Markdown needs to see that they are: to where the text of the item above them begins. */
export const LIST_INDENTS: CodePass = {
  name: 'list-indents',
  reason: 'indent of list items',
  rank: 2,
  legal: false,
  run(draft: Draft) {
    let levels: Level[] = [];
    for (const part of draft.segments) {
      if (!part.first) continue;
      const width = indentOf(draft, part);
      if (part.line !== 'item') {
        if (width === 0) levels = [];
        continue;
      }
      while (levels.length > 0 && (levels.at(-1)?.width ?? 0) >= width) levels.pop();
      const indent = Math.min(width, levels.at(-1)?.content ?? (width === 0 ? 0 : 1));
      levels.push({ width, content: indent + markerWidth(draft, part) });
      reindent(draft, part, width, indent);
    }
  },
};

function indentOf(draft: Draft, part: DraftSegment): number {
  const token = draft.tokens[part.lineFrom];
  return token?.kind === SPACES ? token.end - token.start : 0;
}

/** Of the marker of an item with the space behind it. */
function markerWidth({ tokens }: Draft, part: DraftSegment): number {
  const lineFrom = tokens[part.lineFrom];
  const start = lineFrom?.kind === SPACES ? lineFrom.end : (lineFrom?.start ?? 0);
  const behind = tokens[part.from - 1];
  const end = behind?.kind === SPACES ? behind.start : (tokens[part.from]?.start ?? start);
  return end - start + 1;
}

function reindent(draft: Draft, part: DraftSegment, width: number, indent: number): void {
  const token = draft.tokens[part.lineFrom];
  if (width <= indent || token?.kind !== SPACES || draft.tokens[part.from]?.kind === SPAN) return;
  propose(draft, {
    from: part.lineFrom,
    to: part.lineFrom + 1,
    replacement: ' '.repeat(indent),
    pass: LIST_INDENTS.name,
    reason: LIST_INDENTS.reason,
  });
}
