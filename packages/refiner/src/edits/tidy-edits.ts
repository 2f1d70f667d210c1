import { classOf, DIGIT, LETTER } from '@refinery/text/chars.ts';
import type { Edit } from '../model/types.ts';

/** Of another origin than single words: left as it is. */
const WHOLE = new Set(['structure', 'json-minify']);

/**
 * The same edits, each covering only what it changes, in whole words: "Could you please write" → "Write" is
 * the removal of "Could you please" and a new capital for "write".
 */
export function tidyEdits(original: string, edits: readonly Edit[]): Edit[] {
  return edits.flatMap((edit) =>
    edit.replacement === '' || WHOLE.has(edit.pass) ? [edit] : tidied(original, edit),
  );
}

/**
 * Edits with nothing but a space between them as one: "Please", "make sure that you" and the capital of
 * "Always" are one change for a reader, and put back as one. It has the name of the longest.
 */
export function joinEdits(original: string, edits: readonly Edit[]): Edit[] {
  const joined: { edit: Edit; longest: number }[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    const length = edit.end - edit.start;
    const gap = last && original.slice(last.edit.end, edit.start);
    if (
      !last ||
      gap === undefined ||
      !/^ ?$/.test(gap) ||
      WHOLE.has(edit.pass) ||
      WHOLE.has(last.edit.pass)
    ) {
      joined.push({ edit, longest: length });
      continue;
    }
    const named = length > last.longest ? edit : last.edit;
    const replacement = `${last.edit.replacement}${gap}${edit.replacement}`;
    last.edit = { ...last.edit, end: edit.end, replacement, pass: named.pass, reason: named.reason };
    last.longest = Math.max(last.longest, length);
  }
  return joined.map(({ edit }) => edit);
}

function tidied(original: string, edit: Edit): Edit[] {
  const removed = original.slice(edit.start, edit.end);
  const added = edit.replacement;
  const head = commonHead(removed, added);
  const tail = commonTail(removed, added, Math.min(removed.length, added.length) - head);
  const parts: Edit[] = [];
  const push = (from: number, to: number, replacement: string): void => {
    if (removed.slice(from, to) !== replacement)
      parts.push({ ...edit, start: edit.start + from, end: edit.start + to, replacement });
  };
  const tailFrom = removed.length - tail;
  changedWords(removed.slice(0, head), added.slice(0, head), 0, push);
  push(head, tailFrom, added.slice(head, added.length - tail));
  changedWords(removed.slice(tailFrom), added.slice(added.length - tail), tailFrom, push);
  return parts;
}

/** Length of what both begin with, in whole words, but for their case and apostrophes. */
function commonHead(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && isAlike(a, length, b, length)) length++;
  while (length > 0 && !(isBoundary(a, length) && isBoundary(b, length))) length--;
  return length;
}

/** Length of what both end with, as `commonHead`. */
function commonTail(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && isAlike(a, a.length - 1 - length, b, b.length - 1 - length)) length++;
  while (length > 0 && !(isBoundary(a, a.length - length) && isBoundary(b, b.length - length))) length--;
  return length;
}

/** The words in which two texts of one length differ. */
function changedWords(
  a: string,
  b: string,
  offset: number,
  push: (from: number, to: number, replacement: string) => void,
): void {
  for (let at = 0; at < a.length; at++) {
    if (a[at] === b[at]) continue;
    let from = at;
    let to = at + 1;
    while (from > 0 && !isBoundary(a, from)) from--;
    while (to < a.length && !isBoundary(a, to)) to++;
    push(offset + from, offset + to, b.slice(from, to));
    at = to - 1;
  }
}

function isAlike(a: string, i: number, b: string, k: number): boolean {
  const left = a.charCodeAt(i);
  const right = b.charCodeAt(k);
  if (left === right) return true;
  if (isApostrophe(left)) return isApostrophe(right);
  return a[i]?.toLowerCase() === b[k]?.toLowerCase();
}

const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019;

/** False inside a word and inside a surrogate pair. */
function isBoundary(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  const next = text.charCodeAt(at);
  return (next & 0xfc00) !== 0xdc00 && !(isWordUnit(text.charCodeAt(at - 1)) && isWordUnit(next));
}

function isWordUnit(code: number): boolean {
  const kind = classOf(code);
  return kind === LETTER || kind === DIGIT || isApostrophe(code) || code === 45 || code === 95;
}
