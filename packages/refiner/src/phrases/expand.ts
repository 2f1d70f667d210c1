/** Whether a word of a pattern may be left out (`a?`). */
export const isOptional = (word: string): boolean => word.length > 1 && word.endsWith('?');

/** The alternatives of a word of a pattern (`a|b`). */
export const choicesOf = (word: string): string[] => (isOptional(word) ? word.slice(0, -1) : word).split('|');

/** All word sequences that a pattern with alternatives and optional words stands for. */
export function expand(words: readonly string[]): string[][] {
  let paths: string[][] = [[]];
  for (const word of words) {
    const choices = choicesOf(word);
    paths = paths.flatMap((path) => [
      ...choices.map((choice) => [...path, choice]),
      ...(isOptional(word) ? [path] : []),
    ]);
  }
  return paths;
}
