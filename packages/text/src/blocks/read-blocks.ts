import { segment } from '../segment.ts';
import type { Token } from '../token.ts';
import type { Block } from './block.ts';
import { linesOf } from './lines.ts';
import { Outline } from './outline.ts';

const KNOWN = new WeakMap<readonly Token[], readonly Block[]>();

/**
 * The blocks of a text, by its tokens, in order. They cover it without gaps; a text of white space only has
 * none. Linear in its length.
 */
export function readBlocks(text: string, tokens: readonly Token[]): readonly Block[] {
  const known = KNOWN.get(tokens);
  if (known) return known;
  const lines = linesOf(text, tokens, segment(text, tokens));
  const outline = new Outline(lines);
  const blocks = lines.map((line, at): Block => {
    const { kind, from, to, indent } = line;
    const next = lines[at + 1];
    return {
      kind,
      start: at === 0 ? 0 : from - indent,
      end: next ? next.from - next.indent : text.length,
      content: { start: from, end: to },
      parent: outline.place(line, at),
    };
  });
  KNOWN.set(tokens, blocks);
  return blocks;
}
