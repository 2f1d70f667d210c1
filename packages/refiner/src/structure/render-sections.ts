import { append } from '@refinery/text/append.ts';
import { type Piece, type Section, sectionPieces, textOfPieces } from './pieces.ts';
import type { Block } from './reader.ts';
import { splitForXml } from './xml.ts';

const HEADING = 'section heading';
const TAG = 'section tag';

/** Markdown with a first-level heading per section. */
export function markdownPieces(
  text: string,
  sections: readonly Section[],
  blocks: readonly Block[],
): Piece[] {
  return sections.flatMap((section, at): Piece[] => [
    {
      added: `${at > 0 ? '\n\n' : ''}# ${section.name[0]?.toUpperCase()}${section.name.slice(1)}\n`,
      reason: HEADING,
    },
    ...sectionPieces(section, text, blocks),
  ]);
}

/** Sections in tags as models read them: text as it is, no root element. */
export function tagPieces(text: string, sections: readonly Section[], blocks: readonly Block[]): Piece[] {
  return sections.flatMap((section, at): Piece[] => [
    { added: `${at > 0 ? '\n' : ''}<${section.name}>\n`, reason: TAG },
    ...sectionPieces(section, text, blocks),
    { added: `\n</${section.name}>`, reason: TAG },
  ]);
}

/**
 * A well-formed XML document. Sections with markup characters stand in CDATA; characters that XML forbids
 * become U+FFFD.
 */
export function xmlPieces(text: string, sections: readonly Section[], blocks: readonly Block[]): Piece[] {
  const pieces: Piece[] = [{ added: '<prompt>', reason: TAG }];
  for (const section of sections) {
    const body = splitForXml(text, sectionPieces(section, text, blocks));
    pieces.push({ added: `\n<${section.name}>`, reason: TAG });
    append(pieces, body.opening);
    // Line breaks inside the marks leave the first line a line of its own.
    pieces.push({ added: '\n', reason: TAG });
    append(pieces, body.pieces);
    pieces.push({ added: '\n', reason: TAG });
    append(pieces, body.closing);
    pieces.push({ added: `</${section.name}>`, reason: TAG });
  }
  pieces.push({ added: '\n</prompt>', reason: TAG });
  return pieces;
}

/** One JSON object with a string per section. */
export function renderJson(text: string, sections: readonly Section[], blocks: readonly Block[]): string {
  return JSON.stringify(
    Object.fromEntries(
      sections.map((section) => [section.name, textOfPieces(text, sectionPieces(section, text, blocks))]),
    ),
  );
}
