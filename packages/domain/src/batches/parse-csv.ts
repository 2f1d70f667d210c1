import { Readable } from 'node:stream';
import { MAX_TEXT_LENGTH } from '@refinery/contracts/optimizations.ts';
import { CsvError, type InfoRecord, parse } from 'csv-parse';
import { DomainError } from '../errors.ts';
import type { ParsedRecord } from './stage-upload.ts';

const METADATA_PREFIX = 'metadata.';

interface CsvRow {
  info: InfoRecord;
  record: Record<string, string>;
}

/**
 * Reads CSV (RFC 4180) with a header row: the column `text`, and optionally `customId` and `metadata.<key>`.
 * Errors: `invalid_upload` for another header or broken quoting, with the line.
 */
export async function* parseCsv(input: AsyncIterable<Uint8Array>): AsyncIterable<ParsedRecord> {
  const parser = parse({
    bom: true,
    info: true,
    columns: checkHeader,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: MAX_TEXT_LENGTH * 2 + 100_000,
  });
  const source = Readable.from(input).on('error', (error) => parser.destroy(error));
  try {
    const rows: AsyncIterable<CsvRow> = source.pipe(parser);
    for await (const row of rows) yield toRecord(row);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : 1;
    throw new DomainError(
      'invalid_upload',
      `The CSV cannot be read at line ${line}: ${sentence(error.code)}.`,
      {
        errors: [{ line, path: '', message: sentence(error.code) }],
      },
    );
  } finally {
    source.destroy();
  }
}

function checkHeader(names: string[]): string[] {
  const columns = names.map((name) => name.trim());
  const unknown = columns.filter(
    (name) => name !== 'text' && name !== 'customId' && !name.startsWith(METADATA_PREFIX),
  );
  if (!columns.includes('text')) {
    throw new DomainError('invalid_upload', 'The CSV needs a header row with a column named text.');
  }
  if (unknown.length) {
    throw new DomainError(
      'invalid_upload',
      `Unknown column ${JSON.stringify(unknown[0])}: columns are text, customId and metadata.<key>.`,
    );
  }
  return columns;
}

function toRecord({ info, record }: CsvRow): ParsedRecord {
  // `info.lines` names the line a record ends on.
  const line = info.lines - Object.values(record).join('').split('\n').length + 1;
  if (info.error) return { line, problem: 'has another number of columns than the header' };
  const metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(record)) {
    if (name.startsWith(METADATA_PREFIX) && value !== '')
      metadata[name.slice(METADATA_PREFIX.length)] = value;
  }
  const customId = record.customId === '' ? undefined : record.customId;
  return {
    line,
    value: {
      text: record.text,
      ...(customId === undefined ? {} : { customId }),
      ...(Object.keys(metadata).length ? { metadata } : {}),
    },
  };
}

const SENTENCES: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'a quoted field is not closed',
  CSV_INVALID_CLOSING_QUOTE: 'a quote stands inside a field without being doubled',
  CSV_MAX_RECORD_SIZE: 'a record is too long',
};

const sentence = (code: string): string => SENTENCES[code] ?? 'it is not valid CSV';
