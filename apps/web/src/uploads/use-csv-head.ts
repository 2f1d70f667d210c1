import { useEffect, useState } from 'react';
import { type CsvHead, type CsvProblem, HEAD_BYTES, readCsvHead } from './csv-head.ts';

/** The columns of what is CSV, or why it has none; null until they are read. Only the beginning is read. */
export function useCsvHead(source: Blob | null, mostColumns: number): CsvHead | CsvProblem | null {
  const [read, setRead] = useState<{ of: Blob; head: CsvHead | CsvProblem } | null>(null);
  useEffect(() => {
    let isWanted = true;
    const readHead = async (of: Blob): Promise<void> => {
      const bytes = new Uint8Array(await of.slice(0, HEAD_BYTES).arrayBuffer());
      if (isWanted) setRead({ of, head: readCsvHead(bytes, mostColumns) });
    };
    if (source) void readHead(source);
    return () => {
      isWanted = false;
    };
  }, [source, mostColumns]);
  return read && read.of === source ? read.head : null;
}
