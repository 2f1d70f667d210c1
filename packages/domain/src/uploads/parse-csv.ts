import { Readable } from 'node:stream';
import { MAX_TEXT_LENGTH } from '@refinery/contracts/optimizations.ts';
import { CsvError, type InfoRecord, parse } from 'csv-parse';
import { DomainError } from '../errors.ts';
import { inBlocks } from './internal/in-blocks.ts';
import { Utf8Watch } from './internal/utf8-watch.ts';
import type { CsvColumns } from './item-kind.ts';
import type { ParsedRecord } from './parsed-record.ts';

/** Longest name of a column, in characters: the prefix and the longest key. */
const MAX_NAME = 'metadata.'.length + 64;
/** Longest first line, in bytes: so many names of four-byte characters, and room for quotes. */
const MAX_HEADER_BYTES = 16 * 1024;
/** Longest record, in characters: the longest text with every quote doubled, and room for the other fields. */
const MAX_RECORD = MAX_TEXT_LENGTH * 2 + 100_000;

interface CsvRow {
  info: InfoRecord;
  record: string[];
}

/**
 * Reads CSV (RFC 4180) with a header row. Errors: `invalid_upload` for a header that the kind of items does not know, more columns than it
 * may have or broken quoting, with the line.
 */
export async function* parseCsv(
  input: AsyncIterable<Uint8Array>,
  kind: CsvColumns,
): AsyncIterable<ParsedRecord> {
  const bytes = new Utf8Watch();
  const parser = parse({
    bom: true,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: MAX_RECORD,
    // The size of a record does not count its separators: without this, commas alone would fill the memory.
    cast: (value, { index, lines }) => {
      if (index >= kind.most) throw tooManyColumns(lines, kind.most);
      return value;
    },
  });
  const source = Readable.from(bytes.watch(withShortHeader(inBlocks(input)))).on('error', (error) =>
    parser.destroy(error),
  );
  try {
    const rows: AsyncIterable<CsvRow> = source.pipe(parser);
    yield* toRecords(rows, bytes, kind);
  } catch (error) {
    if (error instanceof CsvError) throw brokenCsv(error);
    throw error;
  } finally {
    source.destroy();
  }
}

/** Refuses a first line that is longer than any header before the parser holds it. */
async function* withShortHeader(input: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let size = 0;
  let isHeader = true;
  for await (const chunk of input) {
    if (isHeader) {
      const end = chunk.findIndex((byte) => byte === 0x0a || byte === 0x0d);
      size += end < 0 ? chunk.length : end;
      if (size > MAX_HEADER_BYTES)
        throw badHeader(`The header row is longer than ${MAX_HEADER_BYTES} bytes.`);
      isHeader = end < 0;
    }
    yield chunk;
  }
}

async function* toRecords(
  rows: AsyncIterable<CsvRow>,
  bytes: Utf8Watch,
  kind: CsvColumns,
): AsyncIterable<ParsedRecord> {
  let columns: string[] | undefined;
  let countedTwice = 0;
  for await (const { info, record } of rows) {
    // `info.lines` names the line a record ends on, but has counted each CRLF inside a field as two.
    countedTwice += count(record, /\r\n/g);
    const lastLine = info.lines - countedTwice;
    const line = lastLine - count(record, /\r\n|\n|\r/g);
    const readable = !bytes.hasBroken(lastLine);
    if (!columns) {
      columns = checkHeader(record, kind);
    } else if (!readable) {
      yield { line, problem: 'is not valid UTF-8, save the file as UTF-8' };
    } else if (record.length !== columns.length) {
      yield { line, problem: `has ${record.length} columns, but the header has ${columns.length}` };
    } else {
      yield { line, value: kind.toItem(columns, record) };
    }
  }
}

const count = (fields: readonly string[], pattern: RegExp): number =>
  fields.reduce((sum, field) => sum + (field.match(pattern)?.length ?? 0), 0);

function checkHeader(names: readonly string[], kind: CsvColumns): string[] {
  const columns = names.map((name) => name.trim());
  kind.check(columns);
  for (const [index, name] of columns.entries()) {
    const shown = JSON.stringify(name.slice(0, MAX_NAME));
    if (name.length > MAX_NAME) {
      throw badHeader(`The name of the column ${shown}… is longer than ${MAX_NAME} characters.`);
    }
    if (columns.indexOf(name) !== index) throw badHeader(`The column ${shown} occurs twice.`);
  }
  return columns;
}

const badHeader = (detail: string) => new DomainError('invalid_upload', detail);

function brokenCsv(error: CsvError): DomainError {
  const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : 1;
  return unreadable(line, SENTENCES[error.code] ?? 'it is not valid CSV');
}

const tooManyColumns = (line: number, most: number) => unreadable(line, `it has more than ${most} columns`);

function unreadable(line: number, message: string): DomainError {
  return new DomainError('invalid_upload', `The CSV cannot be read at line ${line}: ${message}.`, {
    errors: [{ line, path: '', message }],
  });
}

const SENTENCES: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'a quoted field is not closed',
  CSV_INVALID_CLOSING_QUOTE: 'a quote inside a field must be doubled',
  CSV_MAX_RECORD_SIZE: 'a record is too long',
};
