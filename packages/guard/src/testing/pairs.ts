/** The pairs of a table, one per line: `original → rewritten`. */
export const pairsOf = (table: string): [original: string, rewritten: string][] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [original = '', rewritten = ''] = line.split(' → ');
      return [original, rewritten];
    });
