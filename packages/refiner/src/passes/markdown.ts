import { type Draft, type DraftSegment, propose } from '../draft/draft.ts';
import { NEWLINE, PUNCT, SPACES } from '../text/token.ts';
import type { CodePass, Rank } from './pass.ts';

/** Bold marks around labels (from `medium`) and inside sentences (`high`), and horizontal rules. Headings stay. */
export const MARKDOWN: CodePass = {
  name: 'markdown',
  reason: 'markdown decoration',
  rank: 2,
  legal: false,
  run(draft: Draft, rank: Rank) {
    for (const part of draft.segments) {
      if (part.line === 'rule') change(draft, part.from, part.to);
      else if (part.line === 'table') compactTable(draft, part);
      else unbold(draft, part, rank);
    }
  },
};

function change(draft: Draft, from: number, to: number, replacement = ''): void {
  propose(draft, { from, to, replacement, pass: MARKDOWN.name, reason: MARKDOWN.reason });
}

const isStars = (draft: Draft, i: number): boolean =>
  draft.tokens[i]?.lower === '*' && draft.tokens[i + 1]?.lower === '*' && draft.tokens[i + 2]?.lower !== '*';

function unbold(draft: Draft, part: DraftSegment, rank: Rank): void {
  for (let i = part.from; i + 4 < part.to; i++) {
    if (!isStars(draft, i) || draft.tokens[i + 2]?.kind === SPACES) continue;
    let close = i + 3;
    while (close + 1 < part.to && !isStars(draft, close)) close++;
    if (close + 1 >= part.to || draft.tokens[close - 1]?.kind === SPACES) return;
    const label =
      i === part.from &&
      part.first &&
      (draft.tokens[close - 1]?.lower === ':' || draft.tokens[close + 2]?.lower === ':');
    const whole = i === part.from && close + 2 >= part.to;
    if ((label || rank === 3) && (!whole || part.line === 'heading' || part.line === 'item' || label)) {
      change(draft, i, i + 2);
      change(draft, close, close + 2);
    }
    i = close + 1;
  }
}

/** Padding of cells and the dashes of the row below the header. */
function compactTable(draft: Draft, part: DraftSegment): void {
  let dashes = 0;
  for (let i = part.from; i < part.to && draft.tokens[i]?.kind !== NEWLINE; i++) {
    const token = draft.tokens[i];
    if (!token) continue;
    if (token.kind === SPACES && token.end - token.start > 1) change(draft, i, i + 1, ' ');
    dashes = token.kind === PUNCT && token.lower === '-' ? dashes + 1 : 0;
    if (dashes > 3) change(draft, i, i + 1);
  }
}
