/** All word sequences that a pattern with alternatives (`a|b`) and optional words (`a?`) stands for. */
export function expand(words: readonly string[]): string[][] {
  let paths: string[][] = [[]];
  for (const word of words) {
    const optional = word.length > 1 && word.endsWith('?');
    const choices = (optional ? word.slice(0, -1) : word).split('|');
    paths = paths.flatMap((path) => [
      ...choices.map((choice) => [...path, choice]),
      ...(optional ? [path] : []),
    ]);
  }
  return paths;
}
