import type { Material } from './material.ts';
import type { Part } from './parts.ts';

const COMMENT = /^\s*\/\/ ?\S/;
/** What a line of code has behind its comment sign. */
const SIGNS = /[{};=]|\w\(/;
/** "FIND(name)  — Finds a ship by its name." */
const ENDS = /[.!?]$/;

/** Whether an author writes in comments: the prompt begins with one, and his next paragraph is prose. */
export function writesInComments(parts: readonly Part[], text: string): boolean {
  const [first, second] = parts;
  return (
    first?.kind === 'text' &&
    second?.kind === 'text' &&
    linesOf(text, first).every((line) => COMMENT.test(line)) &&
    !second.isList &&
    second.sentences.length > 0 &&
    PROSE.test(text.slice(second.start, Math.min(second.end, second.start + LONGEST_LOOK)))
  );
}

/** In UTF-16 units. */
const LONGEST_LOOK = 200;
const PROSE = /^\p{Lu}\p{L}*(?: [\p{L}\p{N}'’,-]+){3}/u;

/** Whether what looks like code or columns is nothing but comments, of which most are words. */
export const isCommentary = (found: Material, text: string): boolean => {
  const lines = linesOf(text, found);
  return (
    lines.every((line) => COMMENT.test(line)) &&
    lines.filter((line) => SIGNS.test(line) && !ENDS.test(line)).length * 2 <= lines.length
  );
};

const linesOf = (text: string, { start, end }: { start: number; end: number }): string[] =>
  text.slice(start, end).split('\n');
