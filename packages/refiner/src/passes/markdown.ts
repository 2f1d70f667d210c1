import { NEWLINE, PUNCT, SPACES, WORD } from '@refinery/text/token.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { EXCLUSIVES, NEGATORS } from '@refinery/text/word-sets.ts';
import { type Draft, type DraftSegment, holds, propose } from '../draft/draft.ts';
import type { Rank } from '../model/pass.ts';
import { REASONS } from '../model/reasons.ts';
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
/** A mark that does not end within so many tokens is none. */
const LONGEST_BOLD = 200;

/** Bold and italic marks around labels, headings, whole sentences and, unless they stress a rule, words; closing marks of headings. */
export const MARKDOWN: CodePass = {
  name: 'markdown',
  reason: REASONS.markdown,
  rank: 2,
  legal: false,
  local: true,
  run(draft: Draft, rank: Rank) {
    for (const part of draft.segments) {
      if (part.line === 'rule' || part.line === 'table') continue;
      if (holds(draft, part, TRIGGER.mark)) unmark(draft, part, rank);
      if (part.line === 'heading') dropClosing(draft, part);
    }
  },
};

function change(draft: Draft, from: number, to: number, replacement = ''): void {
  propose(draft, { from, to, replacement, pass: MARKDOWN.name, reason: MARKDOWN.reason });
}

const lowerAt = (draft: Draft, i: number): string => draft.tokens[i]?.lower ?? '';

/** Length of the mark that starts at token i: 3 for "***", 2 for "**" and "__", 1 for "*" and "_", 0 for none. */
function markAt(draft: Draft, i: number, to: number): number {
  const mark = lowerAt(draft, i);
  if (mark !== '*' && mark !== '_') return 0;
  let end = i;
  while (end < to && lowerAt(draft, end) === mark) end++;
  return end - i > 3 ? 0 : end - i;
}

function unmark(draft: Draft, part: DraftSegment, rank: Rank): void {
  for (let i = part.from; i < part.to; i++) {
    const length = markAt(draft, i, part.to);
    if (length === 0) continue;
    const close = closingOf(draft, part, i, length);
    if (close < 0) {
      i += length - 1;
      continue;
    }
    if (isDecoration(draft, part, i, close, length, rank)) {
      change(draft, i, i + length);
      change(draft, close, close + length, isBareLabel(draft, part, i, close, length) ? ':' : '');
    }
    i = close + length - 1;
  }
}

/** Where the mark that opens at i closes again, or -1. Marks stand at words: "2 * 3" has none. */
function closingOf(draft: Draft, part: DraftSegment, i: number, length: number): number {
  const mark = lowerAt(draft, i);
  const inside = draft.tokens[i + length];
  if (!inside || inside.kind === SPACES || i + length >= part.to) return -1;
  if (i > part.from && draft.tokens[i - 1]?.kind === WORD) return -1;
  for (let at = i + length; at < part.to && at < i + LONGEST_BOLD; at++) {
    if (lowerAt(draft, at) !== mark) continue;
    const found = markAt(draft, at, part.to);
    if (found === length && draft.tokens[at - 1]?.kind !== SPACES && at > i + length)
      return draft.tokens[at + length]?.kind === WORD && at + length < part.to ? -1 : at;
    at += Math.max(found, 1) - 1;
  }
  return -1;
}

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
  if (opens && part.first && (lowerAt(draft, close - 1) === ':' || lowerAt(draft, close + length) === ':'))
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
  for (let i = from; i < to; i++) if (STRESSED.has(lowerAt(draft, i))) return true;
  return false;
}

/** "## Title ##" → "## Title". */
function dropClosing(draft: Draft, part: DraftSegment): void {
  let from = part.to;
  while (from > part.from && lowerAt(draft, from - 1) === '#') from--;
  if (from === part.to || from === part.from || draft.tokens[from - 1]?.kind !== SPACES) return;
  change(draft, from, part.to);
}
