import { NEWLINE, WORD } from '@refinery/text/token.ts';
import { type Draft, propose } from '../draft/draft.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** A text that is about such escapes wants them. */
const NAMED = /newline|new line|line break|escape|regex|backslash|\bstring\b/i;
/** Fewer may be a slip or a path. */
const FEWEST = 3;

/** A prompt that was copied out of a program on one line: its `\n` become line breaks. */
export const ESCAPED_BREAKS: CodePass = {
  name: 'escaped-breaks',
  reason: REASONS.lineBreak,
  rank: 2,
  legal: false,
  run(draft: Draft) {
    if (!/\\n(?:\\n|- |\* |\d)/.test(draft.text) || NAMED.test(draft.text)) return;
    if (draft.tokens.some((token) => token.kind === NEWLINE)) return;
    const runs = escapedRuns(draft);
    if (runs.length < FEWEST) return;
    for (const { from, to, replacement } of runs)
      propose(draft, { from, to, replacement, pass: this.name, reason: this.reason });
  },
};

interface Run {
  from: number;
  to: number;
  replacement: string;
}

/** `\n\nYour` is read as a backslash, "n", a backslash and "nYour". */
function escapedRuns(draft: Draft): Run[] {
  const runs: Run[] = [];
  for (let i = 0; i < draft.tokens.length; i++) {
    const from = i;
    let word = '';
    while (isBackslash(draft, i) && word === '' && draft.tokens[i + 1]?.kind === WORD) {
      const next = draft.tokens[i + 1];
      const text = next ? draft.text.slice(next.start, next.end) : '';
      if (!text.startsWith('n')) break;
      word = text.slice(1);
      i += 2;
    }
    if (i === from) continue;
    runs.push({ from, to: i, replacement: '\n'.repeat(Math.min((i - from) / 2, 2)) + word });
    i--;
  }
  return runs;
}

const isBackslash = (draft: Draft, i: number): boolean => draft.tokens[i]?.lower === '\\';
