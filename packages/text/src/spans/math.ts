import { opensLine, PROSE_LIKE } from './code.ts';
import { matchAt } from './span.ts';

const MATH =
  /\$\$[^$]{1,1000}\$\$|\\\([^\n]{1,300}?\\\)|\\\[[^\]]{1,600}?\\\]|\\begin\{(\w{1,20})\}[\s\S]{1,2000}?\\end\{\1\}/y;

/**
 * End of LaTeX mathematics at `at`, or -1. Two commands that sentences only name are none: prose stands
 * between them, and they have no lines of their own.
 */
export function mathEnd(text: string, at: number): number {
  const end = matchAt(MATH, text, at);
  return end < 0 || !hasProse(text.slice(at, end)) || ownsLines(text, at, end) ? end : -1;
}

const WORDS_IN_MATH = /\\text\w{0,10}\{[^{}]{0,200}\}/g;

const hasProse = (math: string): boolean => PROSE_LIKE.test(math.replace(WORDS_IN_MATH, ''));

/** The command that opens, with its arguments. */
const OPENED = /^\\begin\{\w{1,20}\}(?:[[{][^\n]{0,200})?[ \t]*\r?\n/;

/** Whether an environment begins and ends on lines of its own, or is one whole line. */
function ownsLines(text: string, at: number, end: number): boolean {
  if (!text.startsWith('\\begin', at) || !(at === 0 || opensLine(text, at))) return false;
  const math = text.slice(at, end);
  return math.includes('\n')
    ? OPENED.test(math) && opensLine(text, at + math.lastIndexOf('\\end'))
    : /^[ \t]*(?:\r?\n|$)/.test(text.slice(end, end + LONGEST_GAP));
}

/** More spaces at the end of a line than this are not looked at. */
const LONGEST_GAP = 40;
