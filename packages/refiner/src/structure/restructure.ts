import { countTokens } from '@refinery/text/count-tokens.ts';
import { textLanguage } from '@refinery/text/language.ts';
import type { ReadTexts } from '../model/read-texts.ts';
import type { Edit, OutputFormat, Strategy } from '../model/types.ts';
import { readBlocks } from './blocks.ts';
import { moveEdits } from './move-edits.ts';
import { originalSentences } from './original-sentences.ts';
import { hasFormat, hasOwnSections, ownTagPieces } from './own-form.ts';
import { type Piece, type Section, sectionsOf, textOfPieces } from './pieces.ts';
import type { Block, Reader } from './reader.ts';
import { markdownPieces, renderJson, tagPieces, xmlPieces } from './render-sections.ts';
import { isRequest, sortableBlocks } from './sortable.ts';

/** Shorter texts are clear without sections. In tokens of the original. */
const FEWEST_TOKENS = 80;
const FEWEST_SECTIONS = 3;

/** A refined text and where it comes from. */
export interface Source {
  text: string;
  original: string;
  originalTokens: number;
  /** From the original to the text. */
  fine: readonly Edit[];
  texts: ReadTexts;
  /** Texts that were handed over, in their order. */
  material: readonly string[];
}

/** A text in sections. */
export interface Arrangement {
  text: string;
  /** From the text that was arranged; undefined where escapes change it everywhere. */
  moves: Edit[] | undefined;
  /** False where the text stands in one section in its own order. */
  sorted: boolean;
}

/**
 * The ways to put `text` into the structure that format or strategy ask for, the best first; none where it
 * stays as it is. A format that was asked for ends with one that moves nothing.
 */
export function* arrangements(
  source: Source,
  format: OutputFormat,
  strategy: Strategy,
): Generator<Arrangement> {
  const { text } = source;
  if (text.trim() === '') {
    const empty = format === 'json' ? '{}' : format === 'xml' ? '<prompt></prompt>' : undefined;
    if (empty !== undefined)
      yield {
        text: empty,
        moves: moveEdits(text, [{ added: empty, reason: 'empty document' }]),
        sorted: true,
      };
    return;
  }
  if (format === 'default') {
    const found = byStrategy(source, strategy);
    if (found) yield found;
    return;
  }
  if (hasFormat(text, format)) return;
  const own = format === 'xml' ? ownTagPieces(text) : undefined;
  if (own) yield arrange(text, own, true);
  const reader = read(source);
  if (strategy === 'LEGAL') {
    const sections = legalSections(text, reader.blocks);
    const ordered = sections.flatMap((section) => section.blocks);
    yield writeSections(text, sections, ordered, format, true);
    yield write(text, [wholeBlock(text)], format, false);
    return;
  }
  const blocks = sortableBlocks(reader);
  if (blocks) {
    yield write(text, blocks, format, true);
    if (blocks.some((block) => block.contentFrom !== block.from))
      yield write(text, withLabels(blocks), format, true);
  }
  const section = isRequest(reader) ? 'task' : 'context';
  yield write(text, [{ ...wholeBlock(text), section }], format, false);
}

const withLabels = (blocks: readonly Block[]): Block[] =>
  blocks.map((block) => ({ ...block, contentFrom: block.from }));

function read({ text, original, fine, texts, material }: Source): Reader {
  const tokens = texts.literalTokensOf(text, material);
  const originals = text === original ? undefined : originalSentences(original, fine, texts, material);
  return readBlocks(text, tokens, textLanguage(tokens), originals);
}

function wholeBlock(text: string): Block {
  return {
    from: 0,
    to: text.length,
    section: 'context',
    contentFrom: 0,
    kind: 'region',
    opening: '',
    words: '',
    points: false,
    paragraph: true,
    sentences: 1,
    named: false,
  };
}

/**
 * Sections of a legal text in the order of the text: a role and a task that open it stand in sections of
 * their own, every clause behind them is context. Nothing moves.
 */
function legalSections(text: string, blocks: readonly Block[]): Section[] {
  const sections: Section[] = [];
  for (const block of blocks) {
    const last = sections.at(-1);
    const kept = { ...block, contentFrom: block.from };
    if (last?.name === block.section && block.section !== 'context') last.blocks.push(kept);
    else if (
      (block.section === 'role' || block.section === 'task') &&
      sections.every(({ name }) => name !== block.section)
    )
      sections.push({ name: block.section, blocks: [kept] });
    else {
      const rest = { ...wholeBlock(text), from: block.from, contentFrom: block.from };
      return [...sections, { name: 'context', blocks: [rest] }];
    }
  }
  return sections;
}

function write(text: string, blocks: readonly Block[], format: OutputFormat, sorted: boolean): Arrangement {
  return writeSections(text, sectionsOf(blocks), blocks, format, sorted);
}

function writeSections(
  text: string,
  sections: readonly Section[],
  blocks: readonly Block[],
  format: OutputFormat,
  sorted: boolean,
): Arrangement {
  if (format === 'json') return { text: renderJson(text, sections, blocks), moves: undefined, sorted };
  const pieces =
    format === 'xml' ? xmlPieces(text, sections, blocks) : markdownPieces(text, sections, blocks);
  return arrange(text, pieces, sorted);
}

function arrange(text: string, pieces: readonly Piece[], sorted: boolean): Arrangement {
  return { text: textOfPieces(text, pieces), moves: moveEdits(text, pieces), sorted };
}

/**
 * GPT reads Markdown sections well, CLAUDE tags; both only where the text has parts and the structure costs
 * no token.
 */
function byStrategy(source: Source, strategy: Strategy): Arrangement | undefined {
  const { text, originalTokens } = source;
  if (strategy !== 'GPT' && strategy !== 'CLAUDE') return undefined;
  if (originalTokens < FEWEST_TOKENS || hasOwnSections(text)) return undefined;
  const blocks = sortableBlocks(read(source));
  if (!blocks) return undefined;
  const sections: Section[] = sectionsOf(blocks);
  if (sections.length < FEWEST_SECTIONS) return undefined;
  const pieces =
    strategy === 'GPT' ? markdownPieces(text, sections, blocks) : tagPieces(text, sections, blocks);
  const found = arrange(text, pieces, true);
  return countTokens(found.text) <= originalTokens ? found : undefined;
}
