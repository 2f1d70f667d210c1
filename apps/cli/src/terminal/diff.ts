import type { Edit } from '@refinery/refiner';
import { visible } from '@refinery/terminal/visible.ts';
import type { Painter } from './paint.ts';

/** In characters: of a longer stretch that stays only the beginning and the end are shown. */
const LONGEST_KEPT = 240;
const SHOWN_OF_KEPT = 80;

/**
 * The original with what the edits removed and added marked: by colour, or as `[-removed-]` and `{+added+}`
 * without. Long stretches that stay are left out in the middle.
 */
export function renderDiff(original: string, edits: readonly Edit[], paint: Painter): string {
  if (edits.length === 0) return paint.dim('No changes.');
  const parts: string[] = [];
  let at = 0;
  for (const edit of joined(edits)) {
    parts.push(unchanged(original.slice(at, edit.start), at === 0, false, paint));
    const removed = original.slice(edit.start, edit.end);
    const { before, after, from, to } = withoutCommon(removed, edit.replacement);
    if (before) parts.push(visible(before));
    if (from) parts.push(paint.colours ? marked(from, paint.removed) : `[-${marked(from, String)}-]`);
    if (to) parts.push(paint.colours ? marked(to, paint.added) : `{+${marked(to, String)}+}`);
    if (after) parts.push(visible(after));
    at = edit.end;
  }
  parts.push(unchanged(original.slice(at), false, true, paint));
  return parts.join('').trim();
}

type Change = Pick<Edit, 'start' | 'end' | 'replacement'>;

/** Edits that touch each other are one change to a reader. */
function joined(edits: readonly Edit[]): Change[] {
  const changes: Change[] = [];
  for (const { start, end, replacement } of edits) {
    const last = changes.at(-1);
    if (last?.end !== start) changes.push({ start, end, replacement });
    else {
      last.end = end;
      last.replacement += replacement;
    }
  }
  return changes;
}

/** Whitespace at both ends that stays is no change. */
function withoutCommon(removed: string, added: string) {
  const limit = Math.min(removed.length, added.length);
  let head = 0;
  while (head < limit && removed[head] === added[head] && /\s/.test(removed[head] ?? '')) head++;
  let tail = 0;
  while (
    tail < limit - head &&
    removed.at(-1 - tail) === added.at(-1 - tail) &&
    /\s/.test(removed.at(-1 - tail) ?? '')
  )
    tail++;
  return {
    before: removed.slice(0, head),
    after: removed.slice(removed.length - tail),
    from: removed.slice(head, removed.length - tail),
    to: added.slice(head, added.length - tail),
  };
}

function unchanged(text: string, isFirst: boolean, isLast: boolean, paint: Painter): string {
  if (text.length <= LONGEST_KEPT) return visible(text);
  const head = isFirst ? '' : wholeWords(text.slice(0, SHOWN_OF_KEPT), /(?<!\S)\S*$/);
  const tail = isLast ? '' : wholeWords(text.slice(-SHOWN_OF_KEPT), /^\S*/);
  return `${visible(head)}${paint.dim(' … ')}${visible(tail)}`;
}

const wholeWords = (text: string, cut: RegExp): string => (/\s/.test(text) ? text.replace(cut, '') : text);

/**
 * A changed text in its colour or marks. Colour ends with the line, and a changed line break is seen by its
 * sign.
 */
function marked(text: string, paint: (line: string) => string): string {
  const lines = text.split('\n');
  return lines.map((line, at) => paint(`${visible(line)}${at < lines.length - 1 ? '↵' : ''}`)).join('\n');
}
