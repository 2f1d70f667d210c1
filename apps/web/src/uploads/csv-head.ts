/** Of a header row, as the API takes it. */
const LONGEST_HEADER = 16 * 1024;
/** How much of a file is read to know its columns and its first row. */
export const HEAD_BYTES = 64 * 1024;

/** The beginning of a CSV file. */
export interface CsvHead {
  columns: readonly string[];
  /** Of the first row; empty where it is longer than what was read, or missing. */
  first: readonly string[];
  /** Bytes of the header row, with the end of its line. */
  length: number;
  /** What stands between the columns. */
  separator: string;
}

/** Why there is no head: bytes that are not UTF-8, no header row, or too many columns. */
export type CsvProblem = 'encoding' | 'header' | 'columns';

/** As the API tells separators: of two that are as frequent the first is meant. */
const SEPARATORS = [',', ';', '\t'];

/** Reads the columns of a CSV file (RFC 4180), at most so many, from its first bytes. */
export function readCsvHead(bytes: Uint8Array, mostColumns: number): CsvHead | CsvProblem {
  const text = decode(bytes);
  if (text === null) return 'encoding';
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const separator = separatorOf(text);
  const header = readRecord(text, mark, separator);
  const length = header ? new TextEncoder().encode(text.slice(0, header.end)).length : 0;
  if (!header || length > LONGEST_HEADER || header.fields.every((name) => name.trim() === ''))
    return 'header';
  const columns = header.fields.map((name) => name.trim());
  if (columns.length > mostColumns) return 'columns';
  const first = readRecord(text, header.end, separator)?.fields ?? [];
  return { columns, first, length, separator };
}

/** The most frequent separator of the first line, outside quotes. */
function separatorOf(text: string): string {
  const [line = ''] = text.split(/[\r\n]/, 1);
  const bare = line.replace(/"[^"]*"/g, '');
  const times = SEPARATORS.map((separator) => bare.split(separator).length);
  return SEPARATORS[times.indexOf(Math.max(...times))] ?? ',';
}

/** A character that is cut off at the end is left out. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

/** The fields of a record and where the next one begins; null where it is not whole, or nothing is left. */
function readRecord(
  text: string,
  start: number,
  separator: string,
): { fields: string[]; end: number } | null {
  const fields: string[] = [];
  let at = start;
  for (;;) {
    const field = readField(text, at, separator);
    if (!field) return null;
    fields.push(field.value);
    at = field.end;
    if (text[at] === separator) at++;
    else break;
  }
  if (at >= text.length && fields.length === 1 && fields[0] === '') return null;
  // Something stands behind a closing quote.
  if (at < text.length && !'\r\n'.includes(text.charAt(at))) return null;
  if (text.startsWith('\r\n', at)) return { fields, end: at + 2 };
  return { fields, end: Math.min(at + 1, text.length) };
}

function readField(text: string, start: number, separator: string): { value: string; end: number } | null {
  if (text[start] !== '"') {
    let end = start;
    while (end < text.length && !`${separator}\r\n`.includes(text.charAt(end))) end++;
    return { value: text.slice(start, end), end };
  }
  let value = '';
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return null;
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    from = quote + 2;
  }
}
