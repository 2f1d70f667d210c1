import { Readable } from 'node:stream';
import { MAX_TEXT_LENGTH } from '@refinery/contracts/optimizations.ts';
import { CsvError, type InfoRecord, parse } from 'csv-parse';
import { DomainError } from '../errors/domain-error.ts';
import { withFirstLine } from './internal/first-line.ts';
import { inBlocks } from './internal/in-blocks.ts';
import { Utf8Watch } from './internal/utf8-watch.ts';
import type { CsvColumns, NamedColumns } from './item-kind.ts';
import type { ParsedRecord } from './parsed-record.ts';

/** Longest name of a column, in characters: the prefix and the longest key. */
const MAX_NAME = 'metadata.'.length + 64;
/** Longest first line, in bytes: so many names of four-byte characters, and room for quotes. */
const MAX_HEADER_BYTES = 16 * 1024;
/** So many columns are named in a message. */
const MOST_SHOWN = 10;
/**
 * Longest record, in characters: the longest text with every quote doubled, and room for the other fields.
 */
const MAX_RECORD = MAX_TEXT_LENGTH * 2 + 100_000;

interface CsvRow {
  info: InfoRecord;
  record: string[];
}

export interface CsvOptions {
  /** The column that the texts are in, where that is not told by its name. */
  textColumn?: string | undefined;
}

/**
 * Reads CSV (RFC 4180) with a header row; commas, semicolons or tabs separate the columns. A note comes first
 * where the kind of items has one on the columns. Errors: `invalid_upload` for a header that the kind of
 * items does not know, more columns than it may have or broken quoting, with the line.
 */
export async function* parseCsv(
  input: AsyncIterable<Uint8Array>,
  kind: CsvColumns,
  { textColumn }: CsvOptions = {},
): AsyncIterable<ParsedRecord> {
  const { line, all } = await withFirstLine(inBlocks(input), MAX_HEADER_BYTES, () => {
    throw badHeader(`The header row is longer than ${MAX_HEADER_BYTES} bytes.`);
  });
  const separator = separatorOf(new TextDecoder().decode(line));
  const bytes = new Utf8Watch();
  const parser = parse({
    delimiter: separator,
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
  const source = Readable.from(bytes.watch(all)).on('error', (error) => parser.destroy(error));
  try {
    const rows: AsyncIterable<CsvRow> = source.pipe(parser);
    yield* toRecords(rows, bytes, { kind, separator, textColumn });
  } catch (error) {
    if (error instanceof CsvError) throw brokenCsv(error);
    throw error;
  } finally {
    source.destroy();
  }
}

interface CsvReading extends CsvOptions {
  kind: CsvColumns;
  separator: string;
}

async function* toRecords(
  rows: AsyncIterable<CsvRow>,
  bytes: Utf8Watch,
  reading: CsvReading,
): AsyncIterable<ParsedRecord> {
  const { kind, separator } = reading;
  let header: string[] | undefined;
  let columns: string[] | undefined;
  let countedTwice = 0;
  for await (const { info, record } of rows) {
    // `info.lines` names the line a record ends on, but has counted each CRLF inside a field as two.
    countedTwice += count(record, /\r\n/g);
    const lastLine = info.lines - countedTwice;
    const line = lastLine - count(record, /\r\n|\n|\r/g);
    const readable = !bytes.hasBroken(lastLine);
    if (!header) {
      header = record;
      continue;
    }
    if (!columns) {
      const { names, note } = readHeader(header, record, reading);
      columns = names;
      if (note !== undefined) yield { line: 1, note };
    }
    if (!readable) {
      yield { line, problem: 'is not valid UTF-8, save the file as UTF-8' };
    } else if (record.length !== columns.length) {
      const problem = `has ${record.length} columns, but the header has ${columns.length}`;
      yield { line, problem: `${problem}, separated by ${shownSeparator(separator)}` };
    } else {
      yield { line, value: kind.toItem(columns, record) };
    }
  }
  if (header && !columns) readHeader(header, undefined, reading);
}

const count = (fields: readonly string[], pattern: RegExp): number =>
  fields.reduce((sum, field) => sum + (field.match(pattern)?.length ?? 0), 0);

function readHeader(
  row: readonly string[],
  first: readonly string[] | undefined,
  { kind, separator, textColumn }: CsvReading,
): NamedColumns {
  const written = row.map((name) => name.trim());
  try {
    const named = kind.named({ names: written, first, textColumn });
    checkNames(named.names);
    return named;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const shown = written.slice(0, MOST_SHOWN).map((name) => JSON.stringify(name.slice(0, MAX_NAME)));
    const more = written.length > MOST_SHOWN ? ', …' : '';
    const seen = `The columns that were found: ${shown.join(', ')}${more}, separated by ${shownSeparator(separator)}.`;
    throw new DomainError(error.code, `${error.message} ${seen}`);
  }
}

function checkNames(names: readonly string[]): void {
  for (const [index, name] of names.entries()) {
    const shown = JSON.stringify(name.slice(0, MAX_NAME));
    if (name.length > MAX_NAME)
      throw badHeader(`The name of the column ${shown}… is longer than ${MAX_NAME} characters.`);
    if (names.indexOf(name) !== index) throw badHeader(`The column ${shown} occurs twice.`);
  }
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

/** What may stand between the columns of a CSV file; of two that are as frequent the first is meant. */
const SEPARATORS = [',', ';', '\t'];
const QUOTED = /"[^"]*"/g;

/** The separator of a CSV file, by its header row: the most frequent one outside quotes. */
function separatorOf(header: string): string {
  const bare = header.replace(QUOTED, '');
  const times = SEPARATORS.map((separator) => bare.split(separator).length);
  return SEPARATORS[times.indexOf(Math.max(...times))] ?? ',';
}

/** A separator as messages name it. */
const shownSeparator = (separator: string): string =>
  separator === '\t' ? 'a tab' : JSON.stringify(separator);
