import type { SpanKind } from '@refinery/text/token.ts';

/** 32-bit hash of a text (FNV-1a, Fowler, Noll and Vo). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
const isMark = (code: number): boolean =>
  code === 34 || code === 39 || (code >= 0x2018 && code <= 0x201e) || code === 0xab || code === 0xbb;

/**
 * Hash of a protected text that is equal for forms that mean the same: runs of whitespace are one space;
 * placeholders count to the letter; data has no spaces outside its strings; fenced code keeps its indents;
 * quotations are compared without marks, final punctuation and case.
 */
export function hashOfSpan(text: string, start: number, end: number, kind: SpanKind | undefined): number {
  if (kind === 'quote') return hashOfQuote(text, start, end);
  if (kind === 'data') return hashOfData(text, start, end);
  if (kind === 'code' && text.slice(start, end).includes('\n')) return hashOfBlock(text, start, end);
  if (kind === 'code' && end - start > 2 && text[start] === '`' && text[start + 1] !== '`')
    return hashOfSpan(text, start + 1, end - 1, undefined);
  // Who fills a placeholder looks for its very letters.
  if (kind === 'placeholder') return hashOf(text.slice(start, end));
  let hash = 0x811c9dc5;
  let space = false;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isSpace(code)) {
      space = true;
      continue;
    }
    if (space) hash = Math.imul(hash ^ 32, 0x01000193);
    space = false;
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return hash;
}

function hashOfQuote(text: string, start: number, end: number): number {
  let from = start;
  let to = end;
  while (from < to && (isMark(text.charCodeAt(from)) || isSpace(text.charCodeAt(from)))) from++;
  while (to > from && (isMark(text.charCodeAt(to - 1)) || isSpace(text.charCodeAt(to - 1)))) to--;
  if (to > from && '.,;!?'.includes(text[to - 1] ?? ' ')) to--;
  let hash = 0x811c9dc5;
  let space = false;
  for (let i = from; i < to; i++) {
    let code = text.charCodeAt(i);
    if (isSpace(code)) {
      space = true;
      continue;
    }
    if (space) hash = Math.imul(hash ^ 32, 0x01000193);
    space = false;
    if (code >= 65 && code <= 90) code += 32;
    else if (code === 0x2019 || code === 0x2018) code = 39;
    else if (code === 0x201c || code === 0x201d) code = 34;
    hash = Math.imul(hash ^ code, 0x01000193);
  }
  return hash;
}

function hashOfData(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  let inString = false;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) inString = !inString;
    else if (code === 92 && inString) {
      hash = Math.imul(hash ^ code, 0x01000193);
      i++;
    } else if (!inString && isSpace(code)) continue;
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash;
}

/** Lines to the letter, without the spaces at their ends. */
function hashOfBlock(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  let spaces = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 13) continue;
    if (code === 32 || code === 9) spaces++;
    else {
      if (code !== 10) for (; spaces > 0; spaces--) hash = Math.imul(hash ^ 32, 0x01000193);
      spaces = 0;
      hash = Math.imul(hash ^ code, 0x01000193);
    }
  }
  return hash;
}
