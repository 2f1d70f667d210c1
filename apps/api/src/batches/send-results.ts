import type { Readable } from 'node:stream';
import type { BatchResult } from '@refinery/contracts/batches.ts';
import type { FastifyRequest } from 'fastify';

/**
 * Destroys a stream when its connection closes, and says when it has ended. Fastify does so for an answer
 * that is being sent, but not for one that waits behind another on the same connection.
 */
export function endWithConnection(stream: Readable, request: FastifyRequest, onEnd: () => void): Readable {
  const { socket } = request.raw;
  const destroy = (): void => void stream.destroy();
  socket.once('close', destroy);
  return stream.once('close', () => {
    socket.off('close', destroy);
    onEnd();
  });
}

/** One JSON object a line. */
export async function* toNdjson(results: AsyncIterable<object>): AsyncIterable<string> {
  for await (const result of results) yield `${JSON.stringify(result)}\n`;
}

type Cell = (result: BatchResult) => unknown;

const COLUMNS: Record<string, Cell> = {
  position: ({ position }) => position,
  customId: ({ customId }) => customId,
  status: ({ status }) => status,
  refinedText: ({ refinedText }) => refinedText,
  originalTokens: ({ originalTokens }) => originalTokens,
  refinedTokens: ({ refinedTokens }) => refinedTokens,
  savingsPercentage: ({ savingsPercentage }) => savingsPercentage,
  provider: ({ provider }) => provider,
  model: ({ model }) => model,
  checksPassed: ({ checks }) => checks?.passed,
  warnings: ({ warnings }) => warnings?.join(' '),
  optimizationId: ({ optimizationId }) => optimizationId,
  errorCode: ({ error }) => error?.code,
  errorMessage: ({ error }) => error?.message,
  explanation: ({ explanation }) => explanation,
  targetReached: ({ targetReached }) => targetReached,
  refinerVersion: ({ refinerVersion }) => refinerVersion,
};

export interface CsvForm {
  /** Whether texts that a spreadsheet would read as formulas get an apostrophe in front. */
  isSafe: boolean;
  /** Keys of metadata that have a column. */
  metadata: readonly string[];
  /** Whether the prompts have a column. */
  withText: boolean;
}

/**
 * CSV by RFC 4180, with a header row. What was uploaded comes last: the prompt, and the metadata under its
 * names.
 */
export async function* toCsv(
  results: AsyncIterable<BatchResult>,
  { isSafe, metadata, withText }: CsvForm,
): AsyncIterable<string> {
  const columns: [string, Cell][] = [
    ...Object.entries(COLUMNS),
    ...(withText ? [['text', ({ text }: BatchResult) => text] satisfies [string, Cell]] : []),
    ...metadata.map((key): [string, Cell] => [`metadata.${key}`, (result) => result.metadata[key]]),
  ];
  const row = (cells: readonly unknown[]) => `${cells.map((cell) => toCell(cell, isSafe)).join(',')}\r\n`;
  yield row(columns.map(([name]) => name));
  for await (const result of results) yield row(columns.map(([, cell]) => cell(result)));
}

/**
 * What spreadsheets take for the beginning of a formula, by OWASP's list and the full-width forms of the
 * signs.
 */
const FORMULA = /^(?:[\t\r\n]|[\s"']*[=+\-@＝＋－＠])/;

function toCell(value: unknown, safe: boolean): string {
  const text = value === undefined || value === null ? '' : String(value);
  // Numbers are our own: a minus makes no formula of them.
  const shown = safe && typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
