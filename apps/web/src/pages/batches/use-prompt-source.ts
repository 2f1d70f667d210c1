import { useMemo, useRef, useState } from 'react';
import { useDraft } from '../../session/drafts.ts';
import type { CsvHead } from '../../uploads/csv-head.ts';
import { useCsvHead } from '../../uploads/use-csv-head.ts';
import { type ColumnChoice, MOST_COLUMNS, suggestColumns } from './columns.ts';
import { bodyOf, type Format, guessFormat } from './source.ts';

/**
 * The prompts that somebody chose or pasted, and how they are to be read. What was pasted stays in the tab.
 */
export function usePromptSource(organizationId: string) {
  const [file, setFile] = useState<File | null>(null);
  const [pasted, setPasted] = useDraft(`batch.${organizationId}`);
  const [chosenFormat, setFormat] = useState<Format | null>(null);
  const format = chosenFormat ?? guessFormat(file, pasted);
  const source = useMemo(() => file ?? (pasted.trim() ? new Blob([pasted]) : null), [file, pasted]);
  const read = useCsvHead(format === 'csv' ? source : null, MOST_COLUMNS);
  const head = read === null || typeof read === 'string' ? null : read;
  const [columns, setColumns] = useColumns(head);
  const bodyFor = useLastBody();
  return {
    file,
    pasted,
    setPasted,
    format,
    setFormat,
    source,
    /** Only of what is CSV, once its columns are known. */
    csv: head && columns && { head, choice: columns },
    csvProblem: typeof read === 'string' ? read : null,
    setColumns,
    takeFile: (next: File | null): void => {
      setFile(next);
      setFormat(null);
    },
    /** Rejects with a TypeError where there is nothing, or no text in UTF-8. */
    body: async () => {
      if (!source) throw new TypeError('There is nothing to upload.');
      return bodyFor(source, format, head && columns && { head, choice: columns });
    },
  };
}

export type PromptSource = ReturnType<typeof usePromptSource>;

/** Which columns are what: as their names suggest, until somebody chooses. Another file has other columns. */
function useColumns(head: CsvHead | null) {
  const [chosen, setChosen] = useState<{ of: CsvHead; choice: ColumnChoice } | null>(null);
  const choice = head && (chosen?.of === head ? chosen.choice : suggestColumns(head.columns));
  return [choice, (next: ColumnChoice): void => setChosen(head && { of: head, choice: next })] as const;
}

/**
 * Makes what is uploaded, once for as long as nothing changes: the same body is told from another one by its
 * identity.
 */
function useLastBody(): typeof bodyOf {
  const last = useRef<{ of: string; source: Blob; made: ReturnType<typeof bodyOf> }>(null);
  return (source, format, csv) => {
    const of = JSON.stringify([format, csv?.choice]);
    const before = last.current;
    if (before?.source === source && before.of === of) return before.made;
    const made = bodyOf(source, format, csv);
    last.current = { of, source, made };
    return made;
  };
}
