import { Type } from 'typebox';
import { line } from './line.ts';
import { template } from './template.ts';

/** Longer than `line` lets a value be: a paragraph is cut into such pieces, which are tamed one by one. */
const PIECE = /.{1,200}/gsu;

/** What an operator tells people. An empty line begins a paragraph; no other markup means anything. */
export const announcement = template(
  Type.Object({ subject: Type.String(), text: Type.String() }),
  ({ subject, text }) => ({
    subject: line`${subject}`,
    paragraphs: text
      .split(/\n\s*\n/)
      .map(paragraph)
      .filter(Boolean),
  }),
);

const paragraph = (words: string): string =>
  [...words.replaceAll(/\s+/g, ' ').trim().matchAll(PIECE)].map(([piece]) => keepSpaces(piece)).join('');

/** `line` trims: spaces at the ends of a piece are put back. */
function keepSpaces(piece: string): string {
  if (piece.trim() === '') return piece;
  const before = piece.slice(0, piece.length - piece.trimStart().length);
  const after = piece.slice(piece.trimEnd().length);
  return `${before}${line`${piece}`}${after}`;
}
