import { NEWLINE, SPACES, WORD } from '@refinery/text/token.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { type Change, type Draft, type DraftSegment, holds, lowerOf } from '../draft/draft.ts';
import { propose, proposeTogether } from '../draft/propose.ts';
import { REASONS } from '../model/reasons.ts';
import { closingOf, isBoldLine, markAt, wholeLine } from './marks.ts';
import { templateLines } from './output-templates.ts';
import type { CodePass } from './pass.ts';

/**
 * Bold marks, italic marks around whole lines and in headings, and the closing marks of headings. A level
 * below keeps them: who reads the differences of a prompt wants to see words.
 */
export const MARKDOWN: CodePass = {
  name: 'markdown',
  reason: REASONS.markdown,
  rank: 3,
  run(draft: Draft) {
    const inTemplates = templateLines(draft);
    const inHeadings = unmarkHeadings(draft, inTemplates);
    for (const part of draft.segments) {
      if (part.line === 'rule' || part.line === 'table') continue;
      const isOther = !inHeadings.has(part.lineFrom) && !inTemplates.has(part.lineFrom);
      if (isOther && holds(draft, part, TRIGGER.mark))
        for (const pair of marksOf(draft, part)) proposeTogether(draft, pair);
      if (part.line === 'heading') dropClosing(draft, part);
    }
  },
};

/**
 * The marks in headings, and those around lines that stand for one, go from all of them or stay in all:
 * headings of two looks are read as two ranks. Lines are named by their first token.
 */
function unmarkHeadings(draft: Draft, inTemplates: ReadonlySet<number>): Set<number> {
  const { headings, boldLines } = headingsOf(draft);
  for (const lines of [headings, boldLines])
    if (!lines.some((line) => inTemplates.has(line.lineFrom)))
      proposeTogether(draft, lines.flatMap((line) => marksOf(draft, line)).flat());
  return new Set([...headings, ...boldLines].map((line) => line.lineFrom));
}

function headingsOf(draft: Draft): { headings: DraftSegment[]; boldLines: DraftSegment[] } {
  const headings: DraftSegment[] = [];
  const boldLines: DraftSegment[] = [];
  for (const part of draft.segments) {
    if (!part.first || !holds(draft, part, TRIGGER.mark)) continue;
    const line = wholeLine(draft, part);
    if (part.line === 'heading') headings.push(part);
    else if (isBoldLine(draft, line)) boldLines.push(line);
  }
  return { headings, boldLines };
}

/** What takes the marks of each pair that is decoration. */
function marksOf(draft: Draft, part: DraftSegment): Change[][] {
  const pairs: Change[][] = [];
  for (let i = part.from; i < part.to; i++) {
    const length = markAt(draft, i, part.to);
    if (length === 0) continue;
    const close = closingOf(draft, part, i, length);
    if (close < 0) {
      i += length - 1;
      continue;
    }
    if (isDecoration(part, i, close, length))
      pairs.push([
        change(i, i + length),
        change(close, close + length, isBareLabel(draft, part, i, close, length) ? ':' : ''),
      ]);
    i = close + length - 1;
  }
  return pairs;
}

const change = (from: number, to: number, replacement = ''): Change => ({
  from,
  to,
  replacement,
  pass: MARKDOWN.name,
  reason: MARKDOWN.reason,
});

function isDecoration(part: DraftSegment, open: number, close: number, length: number): boolean {
  const isWhole = open === part.from && close + length >= part.to;
  return length > 1 || isWhole || part.line === 'heading';
}

/** A line of its own in bold is a heading; without the marks it needs the colon of a label. */
function isBareLabel(draft: Draft, part: DraftSegment, open: number, close: number, length: number): boolean {
  if (part.line !== 'text' || !part.first || open !== part.from || close + length < part.to) return false;
  return draft.tokens[close - 1]?.kind === WORD && draft.tokens[part.to]?.kind === NEWLINE;
}

/** "## Title ##" → "## Title". */
function dropClosing(draft: Draft, part: DraftSegment): void {
  let from = part.to;
  while (from > part.from && lowerOf(draft, from - 1) === '#') from--;
  if (from === part.to || from === part.from || draft.tokens[from - 1]?.kind !== SPACES) return;
  propose(draft, change(from, part.to));
}
