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
}

/** Why there is no head: bytes that are not UTF-8, no header row, or another separator than a comma. */
export type CsvProblem = 'encoding' | 'header' | 'separator' | 'columns';

/** Reads the columns of a CSV file (RFC 4180), at most so many, from its first bytes. */
export function readCsvHead(bytes: Uint8Array, mostColumns: number): CsvHead | CsvProblem {
  const text = decode(bytes);
  if (text === null) return 'encoding';
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const header = readRecord(text, mark);
  const length = header ? new TextEncoder().encode(text.slice(0, header.end)).length : 0;
  if (!header || length > LONGEST_HEADER || header.fields.every((name) => name.trim() === ''))
    return 'header';
  const columns = header.fields.map((name) => name.trim());
  if (columns.length === 1 && /[;\t]/.test(columns[0] ?? '')) return 'separator';
  if (columns.length > mostColumns) return 'columns';
  return { columns, first: readRecord(text, header.end)?.fields ?? [], length };
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
function readRecord(text: string, start: number): { fields: string[]; end: number } | null {
  const fields: string[] = [];
  let at = start;
  for (;;) {
    const field = readField(text, at);
    if (!field) return null;
    fields.push(field.value);
    at = field.end;
    if (text[at] === ',') at++;
    else break;
  }
  if (at >= text.length && fields.length === 1 && fields[0] === '') return null;
  // Something stands behind a closing quote.
  if (at < text.length && !'\r\n'.includes(text.charAt(at))) return null;
  if (text.startsWith('\r\n', at)) return { fields, end: at + 2 };
  return { fields, end: Math.min(at + 1, text.length) };
}

function readField(text: string, start: number): { value: string; end: number } | null {
  if (text[start] !== '"') {
    let end = start;
    while (end < text.length && !',\r\n'.includes(text.charAt(end))) end++;
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
