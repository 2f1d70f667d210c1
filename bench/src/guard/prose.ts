import { type Mutation, replaceAt } from './mutation.ts';
import type { Random } from './random.ts';

// Not linear, but runs on the prompts of the benchmark only.
const PROTECTED =
  /```[\s\S]*?(?:```|$)|`[^`\n]+`|"""[\s\S]*?"""|"[^"]{0,1000}"|“[^”]{0,1000}”|(?<![\w])'[^'\n]{1,160}'(?!\w)|‘[^’\n]*’|\{\{[^{}]*\}\}|\$?\{[^{}\n]*\}|<\/?[A-Za-z][^<>\n]*>|\[[^\]\n]*\]|https?:\/\/\S+|www\.\S+|\S+@\S+\.\S+|\b[\w.-]+(?:\/[\w.-]+)+|\$\$?[^$\n]*\\[^$\n]*\$/g;

const BLANK = '\ue000';

/**
 * The text with what stands in quotes, code, placeholders, tags and links blanked out, at the same offsets. A
 * text that is data has no prose.
 */
export function proseOf(text: string): string {
  if (/^\s*[{[]\s*["{[]/.test(text)) return BLANK.repeat(text.length);
  return text.replace(PROTECTED, (found) => BLANK.repeat(found.length));
}

export interface Found {
  at: number;
  end: number;
  text: string;
  groups: readonly string[];
}

/** Matches of a global pattern in the prose of a text, with the words of the text. */
export function findAll(text: string, pattern: RegExp): Found[] {
  // Not linear, but runs on the prompts of the benchmark only.
  const withIndices = new RegExp(pattern.source, `${pattern.flags}d`);
  return [...proseOf(text).matchAll(withIndices)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    text: text.slice(match.index, match.index + match[0].length),
    groups: (match.indices ?? []).slice(1).map((range) => (range ? text.slice(range[0], range[1]) : '')),
  }));
}

/** One mutation for each match for which `make` gives a replacement other than the match. */
export function replaceEach(
  text: string,
  pattern: RegExp,
  make: (found: Found) => string | undefined,
): Mutation[] {
  return findAll(text, pattern).flatMap((found) => {
    const replacement = make(found);
    if (replacement === undefined || replacement === found.text) return [];
    return [{ original: text, changed: replaceAt(text, found.at, found.end, replacement) }];
  });
}

/** One mutation that replaces all matches, or none where nothing matches. */
export function replaceEvery(
  text: string,
  pattern: RegExp,
  make: (found: Found) => string | undefined,
): Mutation[] {
  let changed = text;
  for (const found of findAll(text, pattern).reverse()) {
    const replacement = make(found);
    if (replacement !== undefined) changed = replaceAt(changed, found.at, found.end, replacement);
  }
  return changed === text ? [] : [{ original: text, changed }];
}

/** How often a phrase stands in a text as whole words, in any case and with any whitespace. */
export function occurrencesOf(text: string, phrase: string): number {
  const words = phrase.trim().split(/\s+/).map(escaped).join('\\s+');
  return [...text.matchAll(new RegExp(`(?<![\\w])${words}(?![\\w])`, 'gi'))].length;
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * The text with a sentence of ours added: behind a random sentence of its prose, or as a paragraph of its
 * own. For what the data has too few examples of.
 */
export function carry(text: string, sentence: string, random: Random): string {
  const ends = findAll(text, /[a-z]{3}\. (?=[A-Z])/g).filter(({ at }) => !isInList(text, at));
  if (ends.length === 0 || random.next() < 0.3) return `${text.trimEnd()}\n\n${sentence}`;
  const { end } = random.pick(ends);
  return replaceAt(text, end, end, `${sentence} `);
}

function isInList(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
  return /^\s*(?:[-*•+#>|]|\d+[.)])/.test(line);
}

/** True for the number of a list item, heading or step at the start of a line. */
export function isOrdinalMark(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^[\s>*_#-]*$/.test(line) && /^\d+(?:[.):]|\s*[-–])/.test(text.slice(at, at + 8));
}
