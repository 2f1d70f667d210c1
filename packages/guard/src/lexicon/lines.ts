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
