/** What may stand between the columns of a CSV file; of two that are as frequent the first is meant. */
const SEPARATORS = [',', ';', '\t'];
const QUOTED = /"[^"]*"/g;

/** The separator of a CSV file, by its header row: the most frequent one outside quotes. */
export function separatorOf(header: string): string {
  const bare = header.replace(QUOTED, '');
  const times = SEPARATORS.map((separator) => bare.split(separator).length);
  return SEPARATORS[times.indexOf(Math.max(...times))] ?? ',';
}

/** A separator as messages name it. */
export const shownSeparator = (separator: string): string =>
  separator === '\t' ? 'a tab' : JSON.stringify(separator);
