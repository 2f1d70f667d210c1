import type { Block } from './reader.ts';
import { SECTION_NAMES, type SectionName } from './sections.ts';

/** A stretch of the text, kept to the letter, or something that the structure adds. */
export type Piece = { from: number; to: number; section: SectionName } | { added: string; reason: string };

/** One section with its blocks. */
export interface Section {
  name: SectionName;
  blocks: Block[];
}

/** The sections of `blocks` in the order in which they are written; empty ones are left out. */
export function sectionsOf(blocks: readonly Block[]): Section[] {
  return SECTION_NAMES.map((name) => ({
    name,
    blocks: blocks.filter((block) => block.section === name && block.contentFrom < block.to),
  })).filter((section) => section.blocks.length > 0);
}

const JOINT = 'sentences from different places side by side';

/** The blocks of a section as stretches of the text. Neighbours keep what stands between them. */
export function sectionPieces(section: Section, text: string, all: readonly Block[]): Piece[] {
  const pieces: Piece[] = [];
  const positions = new Map(all.map((block, at) => [block, at]));
  let before: Block | undefined;
  let open: { from: number; to: number; section: SectionName } | undefined;
  for (const block of section.blocks) {
    const adjacent = before && positions.get(block) === (positions.get(before) ?? -2) + 1;
    if (open && adjacent && block.contentFrom === block.from) open.to = block.to;
    else {
      if (before) pieces.push({ added: gapBetween(text, before, block), reason: JOINT });
      open = { from: block.contentFrom, to: block.to, section: section.name };
      pieces.push(open);
    }
    before = block;
  }
  return pieces;
}

const isLong = (text: string, block: Block): boolean =>
  block.kind !== 'sentence' || text.slice(block.from, block.to).includes('\n');

/** Sentences stand on lines of their own; lists, code and paragraphs have a blank line around them. */
function gapBetween(text: string, before: Block, block: Block): string {
  return isLong(text, before) || isLong(text, block) ? '\n\n' : '\n';
}

/** Text of the pieces. */
export function textOfPieces(text: string, pieces: readonly Piece[]): string {
  return pieces.map((piece) => ('added' in piece ? piece.added : text.slice(piece.from, piece.to))).join('');
}
