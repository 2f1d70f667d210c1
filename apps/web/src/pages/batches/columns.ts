import type { CsvHead } from '../../uploads/csv-head.ts';

/** As the API has it: prompt, own id, and as many others as an item may have entries of metadata. */
export const MOST_COLUMNS = 18;
const PREFIX = 'metadata.';
const LONGEST_KEY = 64;

/** Which columns hold what, by their index. */
export interface ColumnChoice {
  text: number;
  /** null: no column. */
  customId: number | null;
}

/** What the names of the columns suggest. */
export function suggestColumns(columns: readonly string[]): ColumnChoice {
  const find = (...names: string[]): number =>
    columns.findIndex((column) => names.includes(column.toLowerCase()));
  const named = [find('text'), find('prompt'), find('prompts')].find((index) => index >= 0);
  const own = find('customid', 'id');
  const text = named ?? (own === 0 ? Math.min(1, columns.length - 1) : 0);
  return { text, customId: own >= 0 && own !== text ? own : null };
}

/** The names that the API knows: what is neither prompt nor own id becomes metadata. */
export function columnNames(columns: readonly string[], choice: ColumnChoice): string[] {
  const taken = new Set<string>();
  return columns.map((column, index) => {
    if (index === choice.text) return 'text';
    if (index === choice.customId) return 'customId';
    const wanted =
      (column.startsWith(PREFIX) ? column.slice(PREFIX.length) : column) || `column ${index + 1}`;
    let key = wanted.slice(0, LONGEST_KEY);
    for (let count = 2; taken.has(key); count++) {
      const suffix = ` ${count}`;
      key = wanted.slice(0, LONGEST_KEY - suffix.length) + suffix;
    }
    taken.add(key);
    return PREFIX + key;
  });
}

/** The file with a header row that the API knows. The rows stay where they are, unread. */
export function withColumns(file: Blob, { columns, length, separator }: CsvHead, choice: ColumnChoice): Blob {
  const names = columnNames(columns, choice);
  if (names.every((name, index) => name === columns[index])) return file;
  const row = names.map((name) => `"${name.replaceAll('"', '""')}"`).join(separator);
  return new Blob([`${row}\n`, file.slice(length)]);
}
