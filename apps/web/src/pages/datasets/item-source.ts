import { useMemo, useState } from 'react';
import type { UploadType } from '../../api/upload.ts';
import { useDraft } from '../../session/drafts.ts';
import { useCsvHead } from '../../uploads/use-csv-head.ts';

export const FORMATS = ['ndjson', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** As the API has it: variables, expected answer, own id, and entries of metadata. */
export const MOST_COLUMNS = 118;

/** What a file's name or the beginning of a text suggests. */
export function guessFormat(file: Pick<File, 'name'> | null, pasted: string): Format {
  if (file) {
    if (/\.csv$/i.test(file.name)) return 'csv';
    return /\.json$/i.test(file.name) ? 'json' : 'ndjson';
  }
  if (/^\s*(?:\[|\{\s*"items"\s*:)/.test(pasted)) return 'json';
  return /^\s*\{/.test(pasted) || pasted.trim() === '' ? 'ndjson' : 'csv';
}

/** Which columns of a CSV are variables, and what the others are. */
export function columnsOf(columns: readonly string[]): { variables: string[]; others: string[] } {
  const isOther = (name: string): boolean => /^(?:expected|customid|metadata\..*)$/i.test(name);
  return { variables: columns.filter((name) => !isOther(name)), others: columns.filter(isOther) };
}

const TYPES: Readonly<Record<Format, UploadType>> = {
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
  json: 'application/json',
};

/** What is uploaded of a source. A list of items in JSON becomes the body that the API takes. */
export async function bodyOf(source: Blob, format: Format): Promise<{ body: Blob; type: UploadType }> {
  const type = TYPES[format];
  if (format !== 'json') return { body: source, type };
  const [first, second, third] = new Uint8Array(await source.slice(0, 3).arrayBuffer());
  const body = first === 0xef && second === 0xbb && third === 0xbf ? source.slice(3) : source;
  const beginning = await body.slice(0, 1024).text();
  return { body: beginning.trimStart().startsWith('[') ? new Blob(['{"items":', body, '}']) : body, type };
}

/** The items that somebody chose or pasted, and how they are to be read. What was pasted stays in the tab. */
export function useItemSource(datasetId: string) {
  const [file, setFile] = useState<File | null>(null);
  const [pasted, setPasted] = useDraft(`dataset.${datasetId}`);
  const [chosenFormat, setFormat] = useState<Format | null>(null);
  const format = chosenFormat ?? guessFormat(file, pasted);
  const source = useMemo(() => file ?? (pasted.trim() ? new Blob([pasted]) : null), [file, pasted]);
  const read = useCsvHead(format === 'csv' ? source : null, MOST_COLUMNS);
  const body = useMemo(() => onDemand(() => bodyOf(source ?? new Blob(), format)), [source, format]);
  return {
    file,
    pasted,
    setPasted,
    format,
    setFormat,
    source,
    /** Only of what is CSV, once they are known. */
    columns: read === null || typeof read === 'string' ? null : columnsOf(read.columns),
    csvProblem: typeof read === 'string' ? read : null,
    takeFile: (next: File | null): void => {
      setFile(next);
      setFormat(null);
    },
    /** Stays the same for as long as nothing changes: a body is told from another one by its identity. */
    body,
  };
}

export type ItemSource = ReturnType<typeof useItemSource>;

/** Makes something when it is asked for first. */
function onDemand<Made>(make: () => Made): () => Made {
  let made: { it: Made } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}
