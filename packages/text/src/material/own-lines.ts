import { linesOf } from './own-parts.ts';
import { isProtected, type Part } from './parts.ts';

/** Whether a paragraph is one short sentence on one line. */
export const isRemark = (part: Part, text: string): boolean =>
  !isProtected(part) &&
  part.sentences.length === 1 &&
  linesOf(part, text) === 1 &&
  part.end - part.start < REMARK;

/** In UTF-16 units. */
const REMARK = 100;

/** "</rules>": it ends what stands above it. */
export const isOnlyTags = ({ start, end }: Part, text: string): boolean =>
  end - start < LONGEST_TAGS && text.slice(start, end).replace(TAG, '').trim() === '';

/** In UTF-16 units. */
const LONGEST_TAGS = 200;
const TAG = /<\/?[A-Za-z][\w:.-]{0,60}>/g;

/** A paragraph that is one line without an end: "Users pick once per day". */
export const isLine = ({ kind, isList, start, end }: Part, text: string): boolean =>
  kind === 'text' && !isList && !UNLIKE_LINE.test(text.slice(start, end));

const UNLIKE_LINE = /\n|[.!?:;,…"”]\**$/;

/** Whether an author writes his points as such lines, most of which are paragraphs. */
export function standsInLines(parts: readonly Part[], text: string): boolean {
  const lines = parts.filter((part) => isLine(part, text)).length;
  return lines >= FEWEST_POINTS && lines * 3 >= parts.length;
}

const FEWEST_POINTS = 8;

/** "- ${topic} - the main subject": what the placeholders of the prompt stand for. */
export const listsPlaceholders = ({ isList, start, end }: Part, text: string): boolean =>
  isList &&
  text
    .slice(start, end)
    .split('\n')
    .every((line) => PLACEHOLDER.test(line));

const PLACEHOLDER =
  /^\s*[-*•]\s+(?:\$\{[^{}\n]{1,200}\}|\{\{[^{}\n]{1,200}\}\})(?:\s*(?:[-–—:(]|for|to|is)\s|\s*$)/;
