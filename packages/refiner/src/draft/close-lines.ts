import { NEWLINE, SPACES } from '@refinery/text/token.ts';
import { claim, type Draft, type DraftSegment } from './draft.ts';

/**
 * Takes away what an emptied sentence leaves: the space behind it, or its whole line with marker and line
 * break.
 */
export function closeLines(draft: Draft): void {
  for (let at = 0; at < draft.segments.length; ) {
    const line = draft.segments[at]?.lineFrom;
    let end = at;
    let emptied = 0;
    while (end < draft.segments.length && draft.segments[end]?.lineFrom === line) {
      const part = draft.segments[end];
      if (part && isGone(draft, part)) emptied++;
      end++;
    }
    if (emptied > 0) closeLine(draft, draft.segments.slice(at, end), emptied === end - at);
    at = end;
  }
}

function isGone(draft: Draft, part: DraftSegment): boolean {
  for (let i = part.from; i < part.to; i++) if (draft.out[i] !== '') return false;
  return true;
}

function closeLine(draft: Draft, parts: readonly DraftSegment[], whole: boolean): void {
  const first = parts[0];
  const last = parts.at(-1);
  if (!first || !last) return;
  if (whole) {
    let owner = draft.owner[first.from] ?? 0;
    for (let i = first.lineFrom; i < draft.tokens.length; i++) {
      // What stands between two sentences goes with the one before it.
      if (draft.out[i] === '') owner = draft.owner[i] ?? owner;
      if (draft.out[i] !== '') claim(draft, i, '', owner);
      if (draft.tokens[i]?.kind === NEWLINE) return;
    }
    return;
  }
  let keptBefore = false;
  for (const part of parts) {
    if (!isGone(draft, part)) {
      keptBefore = true;
      continue;
    }
    const owner = draft.owner[part.from] ?? 0;
    // The space behind the sentence goes; for the last sentence of a line, the one before it.
    if (part !== last) dropSpace(draft, part.to, owner);
    else if (keptBefore) dropSpace(draft, part.from - 1, owner);
  }
}

function dropSpace(draft: Draft, i: number, owner: number): void {
  if (draft.tokens[i]?.kind === SPACES && draft.out[i] !== '') claim(draft, i, '', owner);
}
