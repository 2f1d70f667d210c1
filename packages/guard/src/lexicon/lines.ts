/** The phrases of a line that has a stroke between two. */
export function phrasesOf(line: string): string[] {
  const phrases: string[] = [];
  for (const part of line.split('|')) {
    const phrase = part.trim();
    if (phrase !== '') phrases.push(phrase);
  }
  return phrases;
}

/** The lines `name = phrase | phrase …` of a table. */
export function* linesOf(table: string): Generator<{ name: string; phrases: string[] }> {
  for (const line of table.split('\n')) {
    const at = line.indexOf('=');
    if (at >= 0) yield { name: line.slice(0, at).trim(), phrases: phrasesOf(line.slice(at + 1)) };
  }
}

/**
 * A line for each word, with a prefix and behind what denies: "invalid | not valid | not seem valid". Not for
 * what may be a verb as well behind it: "not clear".
 */
export const prefixedLines = (prefix: string, words: string, denials: readonly string[]): string =>
  words
    .split(/\s+/)
    .map((word) => [`${prefix}${word}`, ...denials.map((denial) => `${denial} ${word}`)].join(' | '))
    .join('\n');

/** Words over several lines as one line, for a pattern: breaks and what indents them are no part of it. */
export const oneLine = (words: string): string => words.replace(/\n\s*/g, '');

/** A pattern for one whole word of several, in small letters. */
export const wholeWord = (words: string): RegExp => new RegExp(`^(?:${words})$`, 'u');
