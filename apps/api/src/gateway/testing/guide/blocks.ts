import { readFileSync } from 'node:fs';

export const GUIDE_FILE = new URL('../../../../../../docs/gateway.md', import.meta.url);

/** Where the guide says that the API is. */
export const GUIDE_ADDRESS = 'localhost:5080';

/** A program, command or setting of the guide. */
export interface Block {
  language: string;
  code: string;
  /** The heading that it stands below. */
  section: string;
  /**
   * The block of an answer that follows with nothing between: where its text begins in the guide, and what it
   * says.
   */
  answer?: { language: string; text: string; start: number };
}

const PIECE = /^#{1,3} (?<heading>.+)$|^```(?<language>\w+)\n(?<code>[\s\S]*?)^```$/gm;
const ANSWERS: readonly string[] = ['json', 'text'];

export const readGuide = (): string => readFileSync(GUIDE_FILE, 'utf8');

/** All blocks of a guide in their order. An answer belongs to the block that it follows. */
export function blocksOf(guide: string): Block[] {
  const blocks: Block[] = [];
  let section = '';
  let end = -1;
  for (const { 0: all, index, groups = {} } of guide.matchAll(PIECE)) {
    const { heading, language = '', code = '' } = groups;
    if (heading !== undefined) section = heading;
    else if (!ANSWERS.includes(language)) blocks.push({ language, code, section });
    else {
      const asked = guide.slice(end, index).trim() === '' ? blocks.at(-1) : undefined;
      if (!asked) throw new Error(`An answer to nothing, below ${section}.`);
      asked.answer = { language, text: code, start: index + all.indexOf('\n') + 1 };
    }
    end = index + all.length;
  }
  return blocks;
}

/** The code of all blocks of a language. */
export const codeIn = (language: string): string[] =>
  blocksOf(readGuide()).flatMap((block) => (block.language === language ? [block.code] : []));
