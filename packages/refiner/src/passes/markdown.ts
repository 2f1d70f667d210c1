import { NEWLINE, PUNCT, SPACES, WORD } from '@refinery/text/token.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { EXCLUSIVES, NEGATORS } from '@refinery/text/word-sets.ts';
import {
  type Change,
  type Draft,
  type DraftSegment,
  holds,
  lowerOf,
  propose,
  proposeTogether,
} from '../draft/draft.ts';
import type { Rank } from '../model/pass.ts';
import { REASONS } from '../model/reasons.ts';
import { closingOf, isBoldLine, markAt, wholeLine } from './marks.ts';
import { templateLines } from './output-templates.ts';
import type { CodePass } from './pass.ts';

/** Words that a writer stresses for a reason. */
const STRESSED = new Set([
  ...NEGATORS,
  ...EXCLUSIVES,
  'must',
  'always',
  'all',
  'exactly',
  'every',
  'each',
  'before',
  'after',
  'first',
]);
/** A stressed phrase of more words is decoration. In tokens. */
const LONGEST_STRESS = 5;
/** Bold and italic marks around labels, headings, whole sentences and, unless they stress a rule, words; closing marks of headings. */
export const MARKDOWN: CodePass = {
  name: 'markdown',
  reason: REASONS.markdown,
  rank: 2,
  legal: false,
  run(draft: Draft, rank: Rank) {
    const inTemplates = templateLines(draft);
    const inHeadings = unmarkHeadings(draft, rank, inTemplates);
    for (const part of draft.segments) {
      if (part.line === 'rule' || part.line === 'table') continue;
      const isOther = !inHeadings.has(part.lineFrom) && !inTemplates.has(part.lineFrom);
      if (isOther && holds(draft, part, TRIGGER.mark))
        for (const pair of marksOf(draft, part, rank)) proposeTogether(draft, pair);
      if (part.line === 'heading') dropClosing(draft, part);
    }
  },
};

/**
 * The marks in headings, and those around lines that stand for one, go from all of them or stay in all: headings of two looks are read as
 * two ranks. Lines are named by their first token.
 */
function unmarkHeadings(draft: Draft, rank: Rank, inTemplates: ReadonlySet<number>): Set<number> {
  const { headings, boldLines } = headingsOf(draft);
  for (const lines of [headings, boldLines])
    if (!lines.some((line) => inTemplates.has(line.lineFrom)))
      proposeTogether(draft, lines.flatMap((line) => marksOf(draft, line, rank)).flat());
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
function marksOf(draft: Draft, part: DraftSegment, rank: Rank): Change[][] {
  const pairs: Change[][] = [];
  for (let i = part.from; i < part.to; i++) {
    const length = markAt(draft, i, part.to);
    if (length === 0) continue;
    const close = closingOf(draft, part, i, length);
    if (close < 0) {
      i += length - 1;
      continue;
    }
    if (isDecoration(draft, part, i, close, length, rank))
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

function isDecoration(
  draft: Draft,
  part: DraftSegment,
  open: number,
  close: number,
  length: number,
  rank: Rank,
): boolean {
  const opens = open === part.from;
  const whole = opens && close + length >= part.to;
  if (part.line === 'heading' || rank === 3) return length > 1 || whole || part.line === 'heading';
  if (opens && part.first && (lowerOf(draft, close - 1) === ':' || lowerOf(draft, close + length) === ':'))
    return true;
  if (whole || (opens && isTerminal(draft, close + length, part.to)))
    return length > 1 || close - open > LONGEST_STRESS;
  return length > 1 && !isStress(draft, open + length, close);
}

/** A line of its own in bold is a heading; without the marks it needs the colon of a label. */
function isBareLabel(draft: Draft, part: DraftSegment, open: number, close: number, length: number): boolean {
  if (part.line !== 'text' || !part.first || open !== part.from || close + length < part.to) return false;
  return draft.tokens[close - 1]?.kind === WORD && draft.tokens[part.to]?.kind === NEWLINE;
}

/** True where nothing but the final mark of the sentence follows. */
function isTerminal(draft: Draft, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (draft.tokens[i]?.kind !== PUNCT) return false;
  return true;
}

function isStress(draft: Draft, from: number, to: number): boolean {
  if (to - from > LONGEST_STRESS) return false;
  for (let i = from; i < to; i++) if (STRESSED.has(lowerOf(draft, i))) return true;
  return false;
}

/** "## Title ##" → "## Title". */
function dropClosing(draft: Draft, part: DraftSegment): void {
  let from = part.to;
  while (from > part.from && lowerOf(draft, from - 1) === '#') from--;
  if (from === part.to || from === part.from || draft.tokens[from - 1]?.kind !== SPACES) return;
  propose(draft, change(from, part.to));
}
