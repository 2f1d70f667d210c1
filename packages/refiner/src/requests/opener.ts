import type { Rank } from '../model/pass.ts';
import { expand } from '../phrases/expand.ts';

/** How a request begins ("könntest du", "quiero que"), and in which form its verb follows. */
export interface Opener {
  /** Length in words and marks. */
  length: number;
  rank: Rank;
  /** The form of the verb; what the names mean is the language's own matter. */
  mood: string;
  /**
   * Addressed politely: "Sie", "vous", "usted", "Lei"; undefined where only the rest of the prompt tells ("I
   * need help with").
   */
  formal: boolean | undefined;
  /** Whether the rest of the prompt addresses its reader politely. */
  isPolite?: boolean;
  /** Whether it speaks as friends do. */
  colloquial?: boolean;
}

export type Openers = ReadonlyMap<string, Opener>;

const LONGEST = 10;
const LINE = /^([123]) (\S+) (familiar|formal|either) (.+)$/;

/**
 * Reads openers written one per line: `rank mood familiar|formal|either pattern`. Throws on a line that does
 * not parse.
 */
export function parseOpeners(lines: string): Openers {
  const openers = new Map<string, Opener>();
  for (const line of lines.split('\n').map((text) => text.trim())) {
    if (line === '') continue;
    const [, rank, mood, person, pattern] = LINE.exec(line) ?? [];
    if (mood === undefined || pattern === undefined) throw new SyntaxError(`not an opener: ${line}`);
    for (const path of expand(pattern.split(' ')))
      openers.set(path.join(' '), {
        length: path.length,
        rank: rank === '1' ? 1 : rank === '2' ? 2 : 3,
        mood,
        formal: person === 'either' ? undefined : person === 'formal',
      });
  }
  return openers;
}

/** The longest opener that stands at `at`. */
export function openerAt(openers: Openers, words: readonly string[], at: number): Opener | undefined {
  let text = words[at] ?? '';
  let found = openers.get(text);
  for (let i = at + 1; i < Math.min(words.length, at + LONGEST); i++) {
    text = `${text} ${words[i]}`;
    found = openers.get(text) ?? found;
  }
  return found;
}
