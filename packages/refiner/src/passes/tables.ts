import { PUNCT, SPACES } from '@refinery/text/token.ts';
import { type Draft, type DraftSegment, propose } from '../draft/draft.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** Padding of cells, the dashes and left alignment of the row below the header, bold marks around whole cells. */
export const TABLES: CodePass = {
  name: 'tables',
  reason: REASONS.padding,
  rank: 2,
  legal: false,
  run(draft: Draft) {
    for (const part of draft.segments) {
      if (part.line !== 'table') continue;
      compactPadding(draft, part);
      if (isRuler(draft, part)) compactRuler(draft, part);
      else unboldCells(draft, part);
    }
  },
};

/** Three dashes make a ruler in every dialect. */
const FEWEST_DASHES = 3;

function change(draft: Draft, from: number, to: number, replacement = ''): void {
  propose(draft, { from, to, replacement, pass: TABLES.name, reason: TABLES.reason });
}

const lowerAt = (draft: Draft, i: number): string => draft.tokens[i]?.lower ?? '';

/** The row of dashes below the header. */
function isRuler(draft: Draft, part: DraftSegment): boolean {
  let dashes = 0;
  for (let i = part.from; i < part.to; i++) {
    const token = draft.tokens[i];
    if (token?.kind === SPACES) continue;
    if (token?.kind !== PUNCT || !'|:-'.includes(token.lower || '?')) return false;
    if (token.lower === '-') dashes++;
  }
  return dashes > 2;
}

/** Left is the default alignment, so ":---" is "---"; ":---:" and "---:" stay. */
function compactRuler(draft: Draft, part: DraftSegment): void {
  for (let i = part.from; i < part.to; i++) {
    const word = lowerAt(draft, i);
    if (word === ':' && lowerAt(draft, i + 1) === '-' && !endsInColon(draft, i + 1, part.to))
      change(draft, i, i + 1);
    else if (word === '-') {
      let end = i;
      while (end < part.to && lowerAt(draft, end) === '-') end++;
      if (end - i > FEWEST_DASHES) change(draft, i + FEWEST_DASHES, end);
      i = end - 1;
    }
  }
}

function endsInColon(draft: Draft, from: number, to: number): boolean {
  let i = from;
  while (i < to && lowerAt(draft, i) === '-') i++;
  return lowerAt(draft, i) === ':';
}

function compactPadding(draft: Draft, part: DraftSegment): void {
  for (let i = part.from; i < part.to; i++) {
    const token = draft.tokens[i];
    if (token?.kind === SPACES && token.end - token.start > 1) change(draft, i, i + 1, ' ');
  }
}

function unboldCells(draft: Draft, part: DraftSegment): void {
  for (let i = part.from; i < part.to; i++) if (lowerAt(draft, i) === '|') unboldCell(draft, i + 1, part.to);
}

/** Bold marks around the whole text of the cell that starts at `from`. */
function unboldCell(draft: Draft, from: number, to: number): void {
  let open = from;
  while (open < to && draft.tokens[open]?.kind === SPACES) open++;
  if (lowerAt(draft, open) !== '*' || lowerAt(draft, open + 1) !== '*' || lowerAt(draft, open + 2) === '*')
    return;
  let end = open + 2;
  while (end < to && lowerAt(draft, end) !== '|') end++;
  while (end > open && draft.tokens[end - 1]?.kind === SPACES) end--;
  const close = end - 2;
  if (close <= open + 2 || lowerAt(draft, close) !== '*' || lowerAt(draft, close + 1) !== '*') return;
  for (let i = open + 2; i < close; i++) if (lowerAt(draft, i) === '*') return;
  change(draft, open, open + 2);
  change(draft, close, close + 2);
}
