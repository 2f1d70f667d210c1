import type { Range } from './range.ts';

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n[\w"'-][^\n]*:/;
const LONGEST_FRONT_MATTER = 20_000;
/** A text without any of these has no such blocks. */
const HINT = /[│├└┌┐┘┤┬┴┼║╔╗╚╝╠╣╦╩╬\t]|[|+`\\]-|,\S|\S {2,}\S|:\d\d|&& |\|\| |<\/|:\r?\n[ \t]/;
/**
 * Corners and uprights of drawings, branches of trees. Plain lines ("───") are rules between sections as
 * often.
 */
const DRAWN = /[│├└┌┐┘┤┬┴┼║╔╗╚╝╠╣╦╩╬]|[|+`\\]--/;
const TABLE_RULE = /^[\s:|-]+$/;
const LOG = /^\s*\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
const ELEMENT = /^\s*<[A-Za-z][\w:.-]{0,60} [^<>=]{0,100}=[^<>]{0,200}>[^<>]{1,300}<\/[\w:.-]{1,60}>\s*$/;
/** A line of Python that opens a block: how it begins, and what prose does not have. */
const OPENS_BLOCK = /^\s*(?:for|while|if|elif|with|except|def|class)\b/;
const CODE_SIGN = /[!=]=|[()[\]<>]|\bis (?:not )?None\b/;
/** Commands that depend on one another. */
const SHELL = /^\s*[a-z][\w./-]{0,40} [^\n]{0,400}(?:&&|\|\|) \S/;
const LONGEST_LINE = 2000;
/** Drawings with fewer letters than this part of their characters need no corners. */
const FEW_LETTERS = 0.3;

/**
 * Parts of a text whose layout or letters are what they say, although no fence marks them: front matter at
 * its start, drawings and trees, rows of values between commas or tabs, lines of logs, elements with
 * attributes, blocks of Python. Linear in the length.
 */
export function literalBlocks(text: string): Range[] {
  const blocks: Range[] = [];
  const front = frontMatter(text);
  if (front) blocks.push(front);
  if (!HINT.test(text)) return blocks;
  const lines = linesOf(text, front?.end ?? 0);
  for (let from = 0; from < lines.length; ) {
    let to = from;
    while (to < lines.length && lines[to]?.content !== '') to++;
    if (to > from) readParagraph(lines.slice(from, to), blocks);
    from = to + 1;
  }
  return blocks;
}

/** From the dashes that open a text to those that end its data. */
function frontMatter(text: string): Range | undefined {
  if (!FRONT_MATTER.test(text)) return undefined;
  const close = /\n---[ \t]*(?=\r?\n|$)/g;
  close.lastIndex = 3;
  const found = close.exec(text.slice(0, LONGEST_FRONT_MATTER));
  return found ? { start: text.indexOf('-'), end: found.index + found[0].length } : undefined;
}

interface Line extends Range {
  /** Without spaces at its end. Empty for lines that are too long to be any of these, too. */
  content: string;
}

function linesOf(text: string, from: number): Line[] {
  const lines: Line[] = [];
  for (let start = from; start <= text.length; ) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const content = end - start > LONGEST_LINE ? '' : text.slice(start, end).trimEnd();
    lines.push({ start, end: start + content.length, content });
    start = end + 1;
  }
  return lines;
}

function readParagraph(lines: readonly Line[], blocks: Range[]): void {
  const isDrawn = drawnLines(lines);
  const first = isDrawn.indexOf(true);
  const last = isDrawn.lastIndexOf(true);
  if (last > first) add(blocks, lines, first, last + 1);
  for (let at = 0; at < lines.length; at++) {
    const content = lines[at]?.content ?? '';
    let end = rowsEnd(lines, at);
    if (end <= at + 1) end = blockEnd(lines, at);
    if (end <= at && (LOG.test(content) || ELEMENT.test(content) || SHELL.test(content))) end = at + 1;
    if (end <= at) continue;
    add(blocks, lines, at, end);
    at = end - 1;
  }
}

function add(blocks: Range[], lines: readonly Line[], from: number, to: number): void {
  const first = lines[from];
  const last = lines[to - 1];
  if (first && last) blocks.push({ start: first.start, end: last.end });
}

function drawnLines(lines: readonly Line[]): boolean[] {
  const drawn = lines.map(({ content }) => DRAWN.test(content) && !TABLE_RULE.test(content));
  if (!lines.some(({ content }) => GAP.test(content))) return drawn;
  const signs = lines.map(({ content }) => isSigns(content));
  const isPicture =
    signs.filter(Boolean).length > 1 && lines.some(({ content }, k) => signs[k] && GAP.test(content));
  return isPicture ? drawn.map((is, k) => is || signs[k] === true) : drawn;
}

const GAP = /\S {2,}\S/;

/** Mostly neither letters nor digits. */
function isSigns(content: string): boolean {
  const all = content.replace(/\s+/g, '').length;
  if (all < 2 || content.trimStart().startsWith('|') || /^(.)\1+$/.test(content.trim())) return false;
  return content.replace(/[^\p{L}\p{N}]+/gu, '').length <= all * FEW_LETTERS;
}

/** Behind the last of the rows that have as many values as the one at `at`. */
function rowsEnd(lines: readonly Line[], at: number): number {
  const { mark, count } = separators(lines[at]?.content ?? '');
  if (count === 0) return at;
  let end = at + 1;
  for (; end < lines.length; end++) {
    const next = separators(lines[end]?.content ?? '');
    if (next.mark !== mark || next.count !== count) break;
  }
  return end;
}

/** What a list item begins with; its tab separates no values. */
const MARKER = /^(?:\d{1,3}[.)]|[-*•])\t/;

const NO_ROW = { mark: '', count: 0 };

/**
 * What stands between the values of a row, and how often: tabs, or at least two commas or semicolons without
 * a space behind them.
 */
function separators(content: string): { mark: string; count: number } {
  if (!/\t|[,;]\S/.test(content)) return NO_ROW;
  const bare = content
    .trimStart()
    .replace(MARKER, '')
    .replace(/"[^"]*"/g, '""');
  const tabs = bare.split('\t').length - 1;
  if (tabs > 0) return { mark: '\t', count: tabs };
  for (const mark of [',', ';']) {
    const count = bare.split(mark).length - 1;
    if (count > 1) return bare.includes(`${mark} `) || /[.!?:]$/.test(bare) ? NO_ROW : { mark, count };
  }
  return NO_ROW;
}

/** Behind the indented lines of the block that the line at `at` opens, or `at`. */
function blockEnd(lines: readonly Line[], at: number): number {
  const content = lines[at]?.content ?? '';
  if (!content.endsWith(':') || !OPENS_BLOCK.test(content) || !CODE_SIGN.test(content)) return at;
  const depth = indentOf(content);
  let end = at + 1;
  while (end < lines.length && indentOf(lines[end]?.content ?? '') > depth) end++;
  return end > at + 1 ? end : at;
}

const indentOf = (content: string): number => content.length - content.trimStart().length;
