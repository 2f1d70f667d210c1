import type { UploadType } from '../../api/upload.ts';
import type { CsvHead } from '../../uploads/csv-head.ts';
import { type ColumnChoice, withColumns } from './columns.ts';
import { linesToNdjson } from './lines-to-ndjson.ts';

export const FORMATS = ['lines', 'ndjson', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** What a file's name or the beginning of a text suggests. */
export function guessFormat(file: File | null, pasted: string): Format {
  if (!file) return /^\s*\{\s*"/.test(pasted) ? 'ndjson' : 'lines';
  if (/\.csv$/i.test(file.name)) return 'csv';
  return /\.(ndjson|jsonl|json)$/i.test(file.name) ? 'ndjson' : 'lines';
}

/** What is uploaded of a source. Rejects with a TypeError where lines are not UTF-8. */
export async function bodyOf(
  source: Blob,
  format: Format,
  csv: { head: CsvHead; choice: ColumnChoice } | null,
): Promise<{ body: Blob; type: UploadType }> {
  if (csv) return { body: withColumns(source, csv.head, csv.choice), type: 'text/csv' };
  const body = format === 'lines' ? await linesToNdjson(source) : source;
  return { body, type: 'application/x-ndjson' };
}
