import type { Segment } from '@refinery/text/segment.ts';
import { NEWLINE, SPACES, SPAN, type Token } from '@refinery/text/token.ts';
import type { OriginalSentences } from './original-sentences.ts';

/** A segment of the text as the sorting sees it. Offsets are UTF-16 units, `to` exclusive. */
export interface Unit {
  /** Behind the indent for a line's first segment, its marker included. */
  from: number;
  to: number;
  /** Without list marker or heading marks. */
  words: string;
  /** What the sentence was before it was refined. */
  said: string;
  kind: 'heading' | 'item' | 'table' | 'rule' | 'material' | 'given' | 'sentence';
  /** True for the first segment of its line. */
  first: boolean;
  /** True behind a blank line, and at the start of the text. */
  paragraph: boolean;
  /** Width of the indent of the line. */
  indent: number;
  /** What the marker of a list item is: a number, a letter or a sign. */
  marker: string;
  /** Number of `#` of a heading. */
  depth: number;
  /** End of the tag block that begins here, or -1. */
  tagEnd: number;
  part: Segment;
}

/** Reads the segments of `text`. */
export function readUnits(
  text: string,
  tokens: readonly Token[],
  segments: readonly Segment[],
  originals?: OriginalSentences,
): Unit[] {
  const tagEnds = tagBlocks(text, tokens);
  const units: Unit[] = [];
  let previousTo = 0;
  let previousIndex = -1;
  for (const part of segments) {
    const lineStart = tokens[part.lineFrom];
    const indent = part.first && lineStart?.kind === SPACES ? lineStart.end - lineStart.start : 0;
    const content = tokens[part.from]?.start ?? 0;
    const to = tokens[part.to - 1]?.end ?? content;
    const from = part.first ? (lineStart?.start ?? 0) + indent : content;
    const words = text.slice(content, to);
    const origin = originals?.(content);
    units.push({
      from,
      to,
      words,
      said: origin && origin.index !== previousIndex ? origin.words : words,
      kind: kindOf(tokens, part),
      first: part.first,
      paragraph: units.length === 0 || /\n[^\S\n]*\n/.test(text.slice(previousTo, from)),
      indent,
      marker: part.line === 'item' ? text.slice(from, from + 1).replace(/\d/, '1') : '',
      depth: part.line === 'heading' ? content - from - 1 : 0,
      tagEnd: (part.first ? tagEnds.get(part.from) : undefined) ?? -1,
      part,
    });
    previousTo = to;
    previousIndex = origin?.index ?? -1;
  }
  return units;
}

function kindOf(tokens: readonly Token[], part: Segment): Unit['kind'] {
  if (part.to === part.from + 1 && tokens[part.from]?.span === 'given text') return 'given';
  if (part.line !== 'text') return part.line;
  for (let i = part.from; i < part.to; i++) {
    const token = tokens[i];
    if (token?.kind === SPACES) continue;
    const block =
      token?.span === 'code' ||
      token?.span === 'data' ||
      token?.span === 'quote' ||
      token?.span === 'given text';
    if (token?.kind !== SPAN || !block) return 'sentence';
  }
  return 'material';
}

const OPEN = /^<([A-Za-z][\w.-]{0,60})(?:\s[^>]*)?>$/;
const CLOSE = /^<\/([A-Za-z][\w.-]{0,60})\s*>$/;

/**
 * Outermost tag pairs that open at the start of a line: index of the opening token → offset behind the
 * closing tag.
 */
function tagBlocks(text: string, tokens: readonly Token[]): Map<number, number> {
  const ends = new Map<number, number>();
  const open: { name: string; at: number; line: boolean }[] = [];
  const depth = new Map<string, number>();
  let line = true;
  for (const [at, token] of tokens.entries()) {
    if (token.kind === SPAN && token.span === 'tag') {
      const slice = text.slice(token.start, token.end);
      const opens = OPEN.exec(slice)?.[1];
      const closes = CLOSE.exec(slice)?.[1];
      if (opens !== undefined && !slice.endsWith('/>')) {
        open.push({ name: opens, at, line });
        depth.set(opens, (depth.get(opens) ?? 0) + 1);
      } else if (closes !== undefined && (depth.get(closes) ?? 0) > 0) {
        // Tags that were never closed are placeholders.
        for (let top = open.pop(); top; top = open.pop()) {
          depth.set(top.name, (depth.get(top.name) ?? 1) - 1);
          if (top.name !== closes) continue;
          if (top.line) ends.set(top.at, token.end);
          break;
        }
      }
    }
    line = token.kind === NEWLINE || (line && token.kind === SPACES);
  }
  return ends;
}
