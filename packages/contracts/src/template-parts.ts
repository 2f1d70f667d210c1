/** A part of a template. All parts together are the template again. */
export type TemplatePart =
  /** Stands as it is, also what is in code. */
  | { kind: 'text' | 'code'; raw: string }
  /** A value stands for it. */
  | { kind: 'variable'; raw: string; name: string }
  /** The text of another prompt is put in its place when a prompt is saved. */
  | { kind: 'include'; raw: string; slug: string }
  /** What a backslash makes text of, or backslashes before a variable; `text` is what is meant. */
  | { kind: 'escaped'; raw: string; text: string };

/** Where something is, in UTF-16 code units; `end` is exclusive. */
interface Range {
  start: number;
  end: number;
}

/** A stretch of a template: `place` is a fence around values, with its two lines. */
interface Stretch extends Range {
  kind: 'prose' | 'code' | 'place';
}

const VARIABLE = String.raw`\{\{[^\S\r\n]*([\p{L}_][\p{L}\p{M}\p{N}_.\-]*)[^\S\r\n]*\}\}`;
const TAG = new RegExp(String.raw`${VARIABLE}|\{\{>([^{}]*)\}\}`, 'gu');
const VALUES = new RegExp(String.raw`\s+|${VARIABLE}`, 'yu');
/** Blanks, quote signs and signs of list items, at the beginning of a line. */
const MARKERS = /[ \t>]+|[-*+][ \t]|\d{1,9}[.)][ \t]/y;
const SIGN = /`{3,}|~{3,}/y;
const CLOSING = /^[ \t]*(`{3,}|~{3,})\s*$/;
const QUOTED = /^[ \t>]+/gm;
/** A line that ends the paragraph before it, and so every span of code that is open. */
const BLOCK = /^[ \t>]*(?:\r?$|#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t])/;
const HEADING = /^[ \t>]*#{1,6}[ \t]/;

/**
 * Reads a template. `{{name}}` is a variable, with blanks inside the braces or without: a letter of any
 * alphabet or `_`, then letters, digits, `_`, `.` and `-`. `{{> slug}}` is an include. In the code of
 * Markdown, spans and fences, both are text, but a fence that holds nothing besides variables is a place for
 * values. A backslash before a variable or an include makes it text, and two are one. It takes time in
 * proportion to the length.
 */
export function templateParts(text: string): TemplatePart[] {
  if (!text.includes('{')) return text ? [{ kind: 'text', raw: text }] : [];
  return [...partsOf(text)];
}

function* partsOf(text: string): Iterable<TemplatePart> {
  for (const { kind, start, end } of stretchesOf(text)) {
    const raw = text.slice(start, end);
    if (kind === 'code') yield { kind, raw };
    else yield* kind === 'place' ? tagsIn(raw) : proseParts(raw);
  }
}

/** What a part without a value says. */
export const textOfPart = (part: TemplatePart): string => (part.kind === 'escaped' ? part.text : part.raw);

function stretchesOf(text: string): Stretch[] {
  if (!/`{3}|~{3}/.test(text)) return [{ kind: 'prose', start: 0, end: text.length }];
  const stretches: Stretch[] = [];
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const fence = fenceAt(text, at);
    if (fence) {
      if (from < at) stretches.push({ kind: 'prose', start: from, end: at });
      stretches.push(fence);
      from = fence.end;
    }
    at = fence?.end ?? lineEnd(text, at);
  }
  if (from < text.length) stretches.push({ kind: 'prose', start: from, end: text.length });
  return stretches;
}

/** The fence whose first line begins here, with both its lines. One that nothing closes goes to the end. */
function fenceAt(text: string, start: number): Stretch | null {
  let at = start;
  for (let after = matchEnd(MARKERS, text, at); after > 0; after = matchEnd(MARKERS, text, at)) at = after;
  const sign = text.slice(at, matchEnd(SIGN, text, at));
  const body = lineEnd(text, at);
  // What closes on its line is a span.
  if (!sign || (sign.startsWith('`') && text.slice(at + sign.length, body).includes('`'))) return null;
  const isQuoted = text.slice(start, at).includes('>');
  const unquoted = (part: string) => (isQuoted ? part.replaceAll(QUOTED, '') : part);
  for (let line = body; line < text.length; ) {
    const end = lineEnd(text, line);
    const closing = CLOSING.exec(unquoted(text.slice(line, end)))?.[1];
    if (closing?.startsWith(sign)) return { kind: kindOfFence(unquoted(text.slice(body, line))), start, end };
    line = end;
  }
  return { kind: kindOfFence(unquoted(text.slice(body))), start, end: text.length };
}

/** Whether something stands in it besides variables. */
function kindOfFence(body: string): 'code' | 'place' {
  let at = 0;
  for (let after = matchEnd(VALUES, body, at); after > 0; after = matchEnd(VALUES, body, at)) at = after;
  return at === body.length && body.includes('{{') ? 'place' : 'code';
}

function* proseParts(prose: string): Iterable<TemplatePart> {
  let from = 0;
  for (const block of prose.includes('`') ? blocksOf(prose) : []) {
    for (const { start, end } of codeSpans(prose, block)) {
      yield* tagsIn(prose.slice(from, start));
      yield { kind: 'code', raw: prose.slice(start, end) };
      from = end;
    }
  }
  yield* tagsIn(prose.slice(from));
}

/** Paragraphs, headings and items of lists: no span of code goes from one to the next. */
function blocksOf(prose: string): Range[] {
  const blocks: Range[] = [];
  let start = 0;
  for (let at = 0; at < prose.length; ) {
    const end = lineEnd(prose, at);
    const line = prose.slice(at, end).replace(/\n$/, '');
    if (start < at && BLOCK.test(line)) {
      blocks.push({ start, end: at });
      start = at;
    }
    if (HEADING.test(line)) {
      blocks.push({ start, end });
      start = end;
    }
    at = end;
  }
  if (start < prose.length) blocks.push({ start, end: prose.length });
  return blocks;
}

/** Spans between runs of backticks of the same length. A run behind a backslash begins one backtick later. */
function codeSpans(text: string, { start, end }: Range): Range[] {
  const runs = [...text.slice(start, end).matchAll(/`+/g)].map(({ 0: run, index }) => {
    const at = start + index;
    const isEscaped = backslashesBefore(text, at, start) % 2 === 1;
    return { at, length: run.length, opens: isEscaped ? run.length - 1 : run.length };
  });
  const nextOfLength = new Map<number, number>();
  const closing = runs.map(() => -1);
  for (let index = runs.length - 1; index >= 0; index--) {
    const run = runs[index];
    if (!run) continue;
    closing[index] = nextOfLength.get(run.opens) ?? -1;
    nextOfLength.set(run.length, index);
  }
  const spans: Range[] = [];
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index];
    const close = runs[closing[index] ?? -1];
    if (!run || !close) continue;
    spans.push({ start: run.at + run.length - run.opens, end: close.at + close.length });
    index = closing[index] ?? index;
  }
  return spans;
}

/** The variables and includes of a text without code, and what stands between them. */
function* tagsIn(text: string): Iterable<TemplatePart> {
  let from = 0;
  for (const { 0: raw, 1: name, 2: slug = '', index } of text.matchAll(TAG)) {
    const backslashes = backslashesBefore(text, index, from);
    const kept = '\\'.repeat(backslashes / 2);
    if (from < index - backslashes) yield { kind: 'text', raw: text.slice(from, index - backslashes) };
    from = index + raw.length;
    if (backslashes % 2 === 1) {
      yield { kind: 'escaped', raw: '\\'.repeat(backslashes) + raw, text: kept + raw };
      continue;
    }
    if (kept) yield { kind: 'escaped', raw: '\\'.repeat(backslashes), text: kept };
    yield name === undefined ? { kind: 'include', raw, slug: slug.trim() } : { kind: 'variable', raw, name };
  }
  if (from < text.length) yield { kind: 'text', raw: text.slice(from) };
}

function backslashesBefore(text: string, end: number, start: number): number {
  let at = end;
  while (at > start && text[at - 1] === '\\') at--;
  return end - at;
}

/** Behind the next line break. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** Where what a sticky pattern finds here ends; 0 for nothing. */
function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : 0;
}
