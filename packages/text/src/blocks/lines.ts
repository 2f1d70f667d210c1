import type { LineKind, Segment } from '../segment.ts';
import { NUMBER, SPACES, SPAN, type SpanKind, type Token } from '../token.ts';
import { isWrapped } from '../wrapped.ts';
import type { BlockKind } from './block.ts';

/**
 * A line that is not blank, with the lines of a span that begins in it and those onto which its sentence was
 * wrapped.
 */
export interface Line {
  kind: BlockKind;
  /** Offsets of its first letter or sign and behind its last one. */
  from: number;
  to: number;
  /** Width of its indent, in UTF-16 units. */
  indent: number;
  /** Of an item that has no bullet: its number, 0 for a letter. */
  number: number | undefined;
  /** Of a heading: 1 for the highest; {@link TITLE_LEVEL} for a line in bold. */
  level: number;
  /** It announces what stands below it: ends with a colon. */
  isLead: boolean;
  /** Tags that it opens and closes, where it has nothing else. */
  tags: readonly string[];
  /** Blank lines stand in front of it. */
  isApart: boolean;
}

/** A line in bold stands below all headings with marks. */
const TITLE_LEVEL = 7;

const KINDS: Readonly<Record<LineKind, BlockKind>> = {
  heading: 'heading',
  item: 'item',
  table: 'row',
  rule: 'rule',
  text: 'paragraph',
};
const TITLE = /^(?:\*\*[^*\n]{1,80}\*\*|__[^_\n]{1,80}__):?$/;
/** With what may close behind the colon: "**Rules:**". */
const LEAD = /[:：][*_"'”’)\]]{0,4}$/;
/** Enough for a colon and what closes behind it. */
const ENDING = 6;
const LONGEST_TITLE = 90;

/**
 * Whether a part of a text ends as what announces others does: with a colon, and what may close behind it.
 */
export const announces = (text: string, from: number, to: number): boolean =>
  LEAD.test(text.slice(Math.max(from, to - ENDING), to));

/** The lines of a text, by its segments. */
export function linesOf(text: string, tokens: readonly Token[], segments: readonly Segment[]): Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < segments.length; at++) {
    const first = segments[at];
    if (!first) continue;
    while (goesOn(text, tokens, segments[at], segments[at + 1])) at++;
    lines.push(lineOf(text, tokens, first, segments[at] ?? first, lines.at(-1)));
  }
  return lines;
}

/** Whether a segment stands on the same line, or is the rest of a sentence that was wrapped. */
const goesOn = (text: string, tokens: readonly Token[], part?: Segment, next?: Segment): boolean =>
  part !== undefined && next !== undefined && (!next.first || isWrapped(text, tokens, part, next));

function lineOf(
  text: string,
  tokens: readonly Token[],
  first: Segment,
  last: Segment,
  before: Line | undefined,
): Line {
  let at = first.lineFrom;
  while (tokens[at]?.kind === SPACES) at++;
  const mark = tokens[at];
  const from = mark?.start ?? 0;
  const to = tokens[last.to - 1]?.end ?? from;
  const tags = first.line === 'text' ? tagsOf(text, tokens, at, last.to) : [];
  const isTitle = to - from <= LONGEST_TITLE && TITLE.test(text.slice(from, to));
  const kind = kindOf(first, isTitle, tags.length > 0, mark?.end === to ? mark.span : undefined);
  return {
    kind,
    from,
    to,
    indent: from - (tokens[first.lineFrom]?.start ?? from),
    number: kind === 'item' && mark ? numberOf(mark) : undefined,
    level: isTitle ? TITLE_LEVEL : text.slice(from, from + TITLE_LEVEL).search(/[^#]|$/),
    isLead: tokens[last.to - 1]?.kind !== SPAN && announces(text, from, to),
    tags,
    isApart: before !== undefined && hasBlankLine(text.slice(before.to, from)),
  };
}

function kindOf({ line }: Segment, isTitle: boolean, isTag: boolean, span: SpanKind | undefined): BlockKind {
  if (isTag) return 'tag';
  if (line !== 'text') return KINDS[line];
  if (span === 'code' || span === 'data') return 'code';
  return isTitle ? 'heading' : 'paragraph';
}

/** The tags of a line that has no words beside them. */
function tagsOf(text: string, tokens: readonly Token[], from: number, to: number): string[] {
  const tags: string[] = [];
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token?.kind === SPACES) continue;
    if (token?.span !== 'tag') return [];
    tags.push(text.slice(token.start, token.end));
  }
  return tags;
}

function numberOf({ kind, lower }: Token): number | undefined {
  if (kind === NUMBER) return Number(lower);
  return /^[a-z]/.test(lower) ? 0 : undefined;
}

const hasBlankLine = (gap: string): boolean => gap.replaceAll('\r\n', '\n').split(/[\n\r]/).length > 2;
