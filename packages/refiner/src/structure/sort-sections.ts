import { lex } from '../text/lex.ts';
import { type Segment, segment } from '../text/segment.ts';
import type { Token } from '../text/token.ts';
import { ACTION_VERBS } from '../text/word-sets.ts';
import {
  emptySections,
  type SectionName,
  type Sections,
  sectionOfHeading,
  sectionOfSentence,
} from './sections.ts';

/** A piece of the text that moves as one: a sentence, or a line with the list or code that it introduces. */
interface Block {
  text: string;
  section: SectionName;
}

/**
 * Sorts what `text` says into sections. Nothing is added or dropped: headings and labels stay with what they head, lists and code with the
 * line that introduces them, and what fits no section is context.
 */
export function sortSections(text: string, preserve: readonly string[]): Sections {
  const tokens = lex(text, preserve);
  const segments = segment(text, tokens);
  const sections = emptySections();
  let at = 0;
  let last: SectionName = 'context';
  while (at < segments.length) {
    const end = blockEnd(text, tokens, segments, at);
    const block = readBlock(
      text,
      tokens,
      segments.slice(at, end),
      last,
      at === 0 ? 0 : undefined,
      end === segments.length,
    );
    sections[block.section].push(block.text);
    last = block.section;
    at = end;
  }
  return sections;
}

const startOf = (tokens: readonly Token[], part: Segment | undefined): number =>
  tokens[part?.from ?? -1]?.start ?? 0;
const endOf = (tokens: readonly Token[], part: Segment | undefined): number =>
  tokens[(part?.to ?? 0) - 1]?.end ?? 0;

/** Index behind the last segment of the block that begins at `at`. */
function blockEnd(text: string, tokens: readonly Token[], segments: readonly Segment[], at: number): number {
  const first = segments[at];
  if (!first) return at + 1;
  const heads = first.line === 'heading' || text[endOf(tokens, first) - 1] === ':';
  let end = at + 1;
  if (first.line === 'heading') {
    while (end < segments.length && segments[end]?.line !== 'heading') end++;
    return end;
  }
  if (!heads && first.line === 'text') return end;
  // A label owns what follows up to the next blank line or label; lists and tables stay whole.
  while (end < segments.length) {
    const gap = text.slice(endOf(tokens, segments[end - 1]), startOf(tokens, segments[end]));
    const next = segments[end];
    const blank = /\n[ \t]*\r?\n/.test(gap);
    const nested = next?.line === 'item' || next?.line === 'table' || !next?.first;
    if (!nested && (blank || text[endOf(tokens, next) - 1] === ':')) break;
    if (!nested && !heads) break;
    end++;
  }
  return end;
}

function readBlock(
  text: string,
  tokens: readonly Token[],
  parts: readonly Segment[],
  last: SectionName,
  from: number | undefined,
  isLast: boolean,
): Block {
  const first = parts[0];
  const lineStart = tokens[first?.lineFrom ?? -1]?.start ?? 0;
  const start = from ?? (first?.first ? lineStart : startOf(tokens, first));
  const end = isLast ? text.length : endOf(tokens, parts.at(-1));
  const head = text.slice(startOf(tokens, first), endOf(tokens, first));
  const opening = tokens[first?.from ?? -1]?.lower ?? '';
  const labelled = head.length < 80 ? sectionOfHeading(head) : undefined;
  const isLabel = first?.line === 'heading' || head.endsWith(':');
  const section =
    (isLabel ? labelled : undefined) ??
    (first?.line === 'heading' ? 'context' : (sectionOfSentence(head, ACTION_VERBS.has(opening)) ?? last));
  return { text: text.slice(start, end).replace(/^\s*\n|\s+$/g, ''), section };
}
