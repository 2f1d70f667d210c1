import type { Place } from '@refinery/guard';
import { type Block, pathOf } from '@refinery/text/blocks/block.ts';
import { readBlocks } from '@refinery/text/blocks/read-blocks.ts';
import { lex } from '@refinery/text/lex.ts';

/** A part of a text from one heading or opening tag to the next; what stands before the first has no name. */
export interface Section extends Place {
  /** The words of its heading, in small letters. */
  name: string;
}

/**
 * The highest sections of a text, which cover it: where one heading stands above all, those below it. A text without headings is one section.
 * Texts to preserve are in one section whole. Linear in its length.
 */
export function sectionsOf(text: string, preserve: readonly string[] = []): Section[] {
  const blocks = readBlocks(text, lex(text, preserve));
  const heads = highestHeads(blocks);
  const starts = heads.map((at) => blocks[at]?.start ?? 0);
  const sections = starts.map((start, k): Section => {
    const { content } = blocks[heads[k] ?? -1] ?? {};
    return { start, end: starts[k + 1] ?? text.length, name: nameOf(text, content) };
  });
  const [first = text.length] = starts;
  return first > 0 || sections.length === 0 ? [{ start: 0, end: first, name: '' }, ...sections] : sections;
}

/** Indices of the blocks that open the highest sections. */
function highestHeads(blocks: readonly Block[]): number[] {
  const byDepth: number[][] = [];
  for (const [at, { kind }] of blocks.entries()) {
    if (kind !== 'heading' && !isAbove(blocks, at)) continue;
    const depth = pathOf(blocks, at, DEEPEST).length;
    byDepth[depth] ??= [];
    byDepth[depth].push(at);
  }
  return byDepth.find((heads) => heads && heads.length > 1) ?? [];
}

/** Sections further down are none of the highest. */
const DEEPEST = 4;

/** Whether a line of tags opens something. */
const isAbove = (blocks: readonly Block[], at: number): boolean =>
  blocks[at]?.kind === 'tag' && blocks[at + 1]?.parent === at;

const nameOf = (text: string, content: Place | undefined): string =>
  content
    ? (text
        .slice(content.start, content.end)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu)
        ?.join(' ') ?? '')
    : '';
