import { find, matchAt, type ScanState } from './span.ts';

const FENCE = /[ \t]*(?:`{3,}|~{3,})/y;
const RUN = /`+|~+|"+/y;

/**
 * End of a fenced block that opens at `at` (the first backtick, tilde or the third of triple quotes), or -1.
 */
export function fencedEnd(state: ScanState, at: number, atLineStart: boolean): number {
  const { text } = state;
  const open = matchAt(RUN, text, at);
  const run = text.slice(at, Math.min(open, at + 40));
  if (run.length < 3 || open - at >= 40) return -1;
  const lineEnd = atLineStart ? find(state, '\n', open) : -1;
  for (let close = find(state, run, open); close >= 0; close = find(state, run, close + run.length)) {
    const sameLine = lineEnd < 0 || close < lineEnd;
    if (sameLine || opensLine(text, close)) return matchAt(RUN, text, close);
  }
  // An unclosed fence runs to the end, as in Markdown.
  return atLineStart && run[0] !== '"' ? text.length : -1;
}

/**
 * True where only an indent, of less than 200 characters, stands before `at` on its line, which is not the
 * first one.
 */
export function opensLine(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 200), at);
  const lineBreak = before.lastIndexOf('\n');
  return lineBreak >= 0 && before.slice(lineBreak).trim() === '';
}

/** True where a line opens a fence. */
export function opensFence(text: string, at: number): boolean {
  return matchAt(FENCE, text, at) >= 0;
}

/**
 * End of inline code that opens at the backtick at `at`, on the same line and within 500 characters, or -1.
 */
export function inlineCodeEnd(text: string, at: number): number {
  const open = matchAt(RUN, text, at);
  const width = open - at;
  const limit = Math.min(text.length, open + 500);
  for (let i = open; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) return -1;
    if (code !== 96) continue;
    const end = matchAt(RUN, text, i);
    if (end - i === width) return end;
    i = end - 1;
  }
  return -1;
}

const CODE_LINE = new RegExp(
  `^(?:${[
    String.raw`(?:const|let|var)\s+[\w$[{][^\n]*=`,
    String.raw`(?:async\s+)?function\s*(?:\*\s*)?(?:\w+\s*)?\(`,
    String.raw`(?:export|public|private|protected|static)\s+(?:default|const|class|function|async|static|void|int|final|interface|type)\b`,
    String.raw`import\s+(?:[\w*{][^\n]*\bfrom\s+['"]|['"]|[a-z_][\w.]*(?:\s+as\s+\w+)?\s*(?:;\s*)?$)`,
    String.raw`from\s+[\w.]+\s+import\s`,
    String.raw`def\s+\w+\s*\(`,
    String.raw`class\s+\w+\s*(?:[:({]|extends\b)`,
    String.raw`#include\b|#!|@\w+\(`,
    String.raw`(?:for|while|if|switch|else if|elif)\s*\([^\n]*\)\s*(?:\{\s*)?$`,
    String.raw`(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|ALTER TABLE)\s[^\n]*[;,*=(]`,
    String.raw`(?:return|throw)\b[^\n]*;\s*$`,
    String.raw`[^\n]{0,300}[;{]\s*$`,
    String.raw`[\])}]+(?:[;,][;,)]*)?\s*$`,
    '//',
    String.raw`/\*`,
    String.raw`\$ [a-z]`,
    '>>> ',
    String.raw`[\w.$[\]'"]{1,60}\s*(?:=|\+=|:=)\s*[^\n=]`,
    String.raw`[\w.]{1,60}\([^()\n]{0,200}\);?\s*$`,
  ].join('|')})`,
);
const LONGEST_LINE = 400;
/** Five words or parts of such in a row. */
export const PROSE_LIKE = /[a-z]{2} [a-z]{2,} [a-z]{2,} [a-z]{2}/;
/** Lines of code that may read like prose. */
const EVEN_SO = /[{}]\s*$|^(?:\/\/|\/\*|#include|import |from |def |const |let |var )/;

/**
 * End of the line that starts (after its indent) at `at` where it reads as source code rather than prose, or
 * -1.
 */
export function codeLineEnd(text: string, at: number): number {
  const reach = text.slice(at, at + LONGEST_LINE + 2);
  const lineBreak = reach.indexOf('\n');
  const whole = lineBreak < 0 ? reach : reach.slice(0, lineBreak);
  const line = whole.endsWith('\r') ? whole.slice(0, -1) : whole;
  return isCodeLine(line) ? at + line.length : -1;
}

/** Most lines are prose, which is told faster than code. */
function isCodeLine(line: string): boolean {
  if (line.length > LONGEST_LINE) return false;
  if (PROSE_LIKE.test(line) && !EVEN_SO.test(line)) return false;
  return CODE_LINE.test(line);
}
