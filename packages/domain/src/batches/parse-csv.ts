import { Readable } from 'node:stream';
import { MAX_TEXT_LENGTH } from '@refinery/contracts/optimizations.ts';
import { CsvError, type InfoRecord, parse } from 'csv-parse';
import { DomainError } from '../errors.ts';
import type { ParsedRecord } from './parsed-record.ts';
import { Utf8Watch } from './utf8-watch.ts';

const METADATA_PREFIX = 'metadata.';
/** Longest record, in characters: the longest text with every quote doubled, and room for the other fields. */
const MAX_RECORD = MAX_TEXT_LENGTH * 2 + 100_000;

interface CsvRow {
  info: InfoRecord;
  record: string[];
}

/**
 * Reads CSV (RFC 4180) with a header row: the column `text`, and optionally `customId` and `metadata.<key>`.
 * Errors: `invalid_upload` for another header or broken quoting, with the line.
 */
export async function* parseCsv(input: AsyncIterable<Uint8Array>): AsyncIterable<ParsedRecord> {
  const bytes = new Utf8Watch(MAX_RECORD * 3);
  const parser = parse({
    bom: true,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: MAX_RECORD,
  });
  const source = Readable.from(bytes.watch(input)).on('error', (error) => parser.destroy(error));
  try {
    const rows: AsyncIterable<CsvRow> = source.pipe(parser);
    yield* toRecords(rows, bytes);
  } catch (error) {
    if (error instanceof CsvError) throw brokenCsv(error);
    throw error;
  } finally {
    source.destroy();
  }
}

async function* toRecords(rows: AsyncIterable<CsvRow>, bytes: Utf8Watch): AsyncIterable<ParsedRecord> {
  let columns: string[] | undefined;
  let countedTwice = 0;
  for await (const { info, record } of rows) {
    // `info.lines` names the line a record ends on, but has counted each CRLF inside a field as two.
    countedTwice += count(record, /\r\n/g);
    const lastLine = info.lines - countedTwice;
    const line = lastLine - count(record, /\r\n|\n|\r/g);
    const readable = !bytes.hasBroken(lastLine);
    if (!columns) {
      columns = checkHeader(record);
    } else if (!readable) {
      yield { line, problem: 'is not valid UTF-8: save the file as UTF-8' };
    } else if (record.length !== columns.length) {
      yield { line, problem: `has ${record.length} columns where the header has ${columns.length}` };
    } else {
      yield { line, value: toItem(columns, record) };
    }
  }
}

const count = (fields: readonly string[], pattern: RegExp): number =>
  fields.reduce((sum, field) => sum + (field.match(pattern)?.length ?? 0), 0);

function checkHeader(names: readonly string[]): string[] {
  const columns = names.map((name) => name.trim());
  const refuse = (detail: string) => new DomainError('invalid_upload', detail);
  if (!columns.includes('text')) throw refuse('The CSV needs a header row with a column named text.');
  for (const [index, name] of columns.entries()) {
    if (name !== 'text' && name !== 'customId' && !name.startsWith(METADATA_PREFIX)) {
      throw refuse(`Unknown column ${JSON.stringify(name)}: columns are text, customId and metadata.<key>.`);
    }
    if (columns.indexOf(name) !== index) throw refuse(`The column ${JSON.stringify(name)} occurs twice.`);
  }
  return columns;
}

/** An empty customId or metadata field is none. */
function toItem(columns: readonly string[], record: readonly string[]): object {
  const fields = columns.map((name, index) => [name, record[index] ?? ''] as const);
  const metadata = fields
    .filter(([name, value]) => name.startsWith(METADATA_PREFIX) && value !== '')
    .map(([name, value]) => [name.slice(METADATA_PREFIX.length), value] as const);
  const own = fields.filter(([name, value]) => name === 'text' || (name === 'customId' && value !== ''));
  return {
    ...Object.fromEntries(own),
    ...(metadata.length ? { metadata: Object.fromEntries(metadata) } : {}),
  };
}

function brokenCsv(error: CsvError): DomainError {
  const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : 1;
  const message = SENTENCES[error.code] ?? 'it is not valid CSV';
  return new DomainError('invalid_upload', `The CSV cannot be read at line ${line}: ${message}.`, {
    errors: [{ line, path: '', message }],
  });
}

const SENTENCES: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'a quoted field is not closed',
  CSV_INVALID_CLOSING_QUOTE: 'a quote stands inside a field without being doubled',
  CSV_MAX_RECORD_SIZE: 'a record is too long',
};
