import type { Range } from '../range.ts';
import { segment } from '../segment.ts';
import { SPAN, type Token } from '../token.ts';
import { readLabel } from './labels.ts';
import { readSentence, type Sentence } from './sentence.ts';

/** A paragraph, a heading, a label or a rule of a prompt. */
export interface Part extends Range {
  kind: 'text' | 'heading' | 'label' | 'rule';
  /** Of headings and labels. */
  name: string;
  sentences: Sentence[];
  /** Begins with a list item. */
  isList: boolean;
}

interface Line extends Range {
  content: string;
}

const RULE = /^\s*([-=_*#~])\1{2,}\s*$/;
const HEADING = /^\s{0,3}#{1,6}\s+(\S[^\n]{0,100})$/;
const LEADS = /[:：]\**\s*$|\s-{3,}\s*$/;

/** The parts of a text in their order; between them is whitespace only. Linear in its length. */
export function partsOf(text: string, tokens: readonly Token[]): Part[] {
  const parts: Part[] = [];
  let open: Part | undefined;
  for (const line of linesOf(text, tokens)) {
    if (line.content.trim() === '') {
      open = undefined;
      continue;
    }
    const special = specialPart(line, !open);
    if (special) {
      parts.push(special);
      open = restOf(text, special, line);
      if (open) parts.push(open);
      continue;
    }
    if (open) open.end = line.end;
    else {
      open = textPart(indented(text, line), line.end);
      parts.push(open);
    }
    if (LEADS.test(line.content)) open = undefined;
  }
  return withSentences(parts, text, tokens);
}

const textPart = (start: number, end: number): Part => ({
  start,
  end,
  kind: 'text',
  name: '',
  sentences: [],
  isList: false,
});

function indented(text: string, { start, end }: Range): number {
  let at = start;
  while (at < end && /\s/.test(text[at] ?? '')) at++;
  return at;
}

function specialPart({ start, end, content }: Line, opens: boolean): Part | undefined {
  if (RULE.test(content)) return { start, end, kind: 'rule', name: '', sentences: [], isList: false };
  const heading = HEADING.exec(content);
  if (heading) return { start, end, kind: 'heading', name: heading[1] ?? '', sentences: [], isList: false };
  const label = readLabel(content, opens);
  return (
    label && {
      start,
      end: start + label.length,
      kind: 'label',
      name: label.name,
      sentences: [],
      isList: false,
    }
  );
}

/** What stands behind a label on its line. */
function restOf(text: string, label: Part, line: Line): Part | undefined {
  const start = indented(text, { start: label.end, end: line.end });
  return label.kind === 'label' && start < line.end ? textPart(start, line.end) : undefined;
}

/** Lines without the breaks at their ends. Line breaks in protected spans do not count. */
function* linesOf(text: string, tokens: readonly Token[]): Generator<Line> {
  const spans = tokens.filter(
    ({ kind, start, end }) => kind === SPAN && text.slice(start, end).includes('\n'),
  );
  let next = 0;
  for (let start = 0; start <= text.length; ) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    while (next < spans.length && (spans[next]?.end ?? 0) <= end) next++;
    for (let span = spans[next]; span && span.start <= end && span.end > end; span = spans[++next]) {
      end = text.indexOf('\n', span.end);
      if (end < 0) end = text.length;
    }
    const content = text.slice(start, end).replace(/\r$/, '');
    yield { start, end: start + content.trimEnd().length, content };
    start = end + 1;
  }
}

function withSentences(parts: Part[], text: string, tokens: readonly Token[]): Part[] {
  let at = 0;
  for (const piece of segment(text, tokens)) {
    const start = tokens[piece.from]?.start ?? 0;
    while (at < parts.length && (parts[at]?.end ?? 0) <= start) at++;
    let part = parts[at];
    if (!part) break;
    let from = piece.from;
    if (part.kind === 'label') {
      // What stands behind a label on its line says something itself.
      while (from < piece.to && (tokens[from]?.start ?? 0) < part.end) from++;
      part = from < piece.to ? (parts[at + 1] ?? part) : part;
      if (part.kind === 'label') from = piece.from;
    }
    if (part.sentences.length === 0) part.isList = piece.line === 'item' && from === piece.from;
    part.sentences.push(readSentence(text, tokens, from, piece.to));
  }
  return parts;
}

/** Nothing but code or data, whose words nobody reads. */
export const isProtected = (part: Part | undefined): boolean =>
  part?.kind === 'text' && part.sentences.every(({ words }) => words.length === 0);
