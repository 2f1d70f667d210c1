import type { Writable } from 'node:stream';
import { write } from '@refinery/terminal/streams.ts';
import { visibleLine } from '@refinery/terminal/visible.ts';
import type { Surroundings } from './surroundings.ts';

/** What a command says: its result on stdout, all else on stderr. */
export interface Output {
  /** One result: as JSON where that was asked for, else as lines. */
  tell(result: object, lines: readonly string[]): Promise<void>;
  /** Many, as they come: a JSON array with a line for each, else a table. */
  tellAll<T extends object>(results: AsyncIterable<T>, table: Table<T>): Promise<void>;
  /** For whoever reads along. */
  note(line: string): void;
  /** How far long work has come; now and then. */
  progress(line: string): void;
}

export interface Table<T> {
  head: readonly string[];
  row(result: T): readonly string[];
}

/** Rows by which the widths of columns are found; later ones may be wider. */
const MEASURED_ROWS = 200;
const PROGRESS_EVERY_MS = 2_000;

export function createOutput(
  json: boolean,
  { stdout, stderr }: Pick<Surroundings, 'stdout' | 'stderr'>,
): Output {
  let lastProgress: number | undefined;
  const note = (line: string): void => void stderr.write(`${line}\n`);
  return {
    tell: (result, lines) =>
      write(stdout, json ? `${JSON.stringify(result, null, 2)}\n` : `${lines.join('\n')}\n`),
    tellAll: (results, table) => (json ? writeArray(stdout, results) : writeTable(stdout, results, table)),
    note,
    progress: (line) => {
      const now = performance.now();
      lastProgress ??= now;
      if (now - lastProgress < PROGRESS_EVERY_MS) return;
      lastProgress = now;
      note(line);
    },
  };
}

async function writeArray(stdout: Writable, results: AsyncIterable<object>): Promise<void> {
  let before = '[\n';
  for await (const result of results) {
    await write(stdout, `${before}${JSON.stringify(result)}`);
    before = ',\n';
  }
  await write(stdout, before === '[\n' ? '[]\n' : '\n]\n');
}

/** Rows as lines with columns of the same width. */
export function alignedRows(rows: readonly (readonly string[])[]): string[] {
  const widths = widthsOf(rows);
  return rows.map((row) => toLine(row, widths));
}

/** How wide each column is, in characters. */
function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  return widths;
}

/** Of a row wider than those that were measured, the columns after it are moved. */
const toLine = (row: readonly string[], widths: readonly number[]): string =>
  row
    .map((cell, at) => cell.padEnd(widths[at] ?? 0))
    .join('  ')
    .trimEnd();

async function writeTable<T>(
  stdout: Writable,
  results: AsyncIterable<T>,
  { head, row }: Table<T>,
): Promise<void> {
  const measured: (readonly string[])[] = [head];
  let widths: number[] | undefined;
  const print = (cells: readonly string[]) => write(stdout, `${toLine(cells, widths ?? [])}\n`);
  const begin = async () => {
    widths = widthsOf(measured);
    for (const cells of measured) await print(cells);
  };
  for await (const result of results) {
    // Names are what somebody chose: they do nothing to the terminal.
    const cells = row(result).map(visibleLine);
    if (widths) await print(cells);
    else if (measured.push(cells) > MEASURED_ROWS) await begin();
  }
  if (!widths) await begin();
}
