import type { Readable } from 'node:stream';
import type { BatchResult } from '@refinery/contracts/batches.ts';
import type { FastifyRequest } from 'fastify';

/**
 * Destroys a stream when its connection closes, and says when it has ended. Fastify does so for an answer that is being
 * sent, but not for one that waits behind another on the same connection.
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

const COLUMNS = [
  'position',
  'customId',
  'status',
  'refinedText',
  'originalTokens',
  'refinedTokens',
  'savingsPercentage',
  'provider',
  'model',
  'checksPassed',
  'warnings',
  'optimizationId',
  'errorCode',
  'errorMessage',
  'explanation',
  'targetReached',
  'refinerVersion',
];

/** CSV by RFC 4180, with a header row. With `safe`, no text of it is a formula to a spreadsheet. */
export async function* toCsv(results: AsyncIterable<BatchResult>, safe = true): AsyncIterable<string> {
  yield `${COLUMNS.join(',')}\r\n`;
  for await (const result of results) {
    const cells = [
      result.position,
      result.customId,
      result.status,
      result.refinedText,
      result.originalTokens,
      result.refinedTokens,
      result.savingsPercentage,
      result.provider,
      result.model,
      result.checks?.passed,
      result.warnings?.join(' '),
      result.optimizationId,
      result.error?.code,
      result.error?.message,
      result.explanation,
      result.targetReached,
      result.refinerVersion,
    ];
    yield `${cells.map((value) => toCell(value, safe)).join(',')}\r\n`;
  }
}

/** What spreadsheets take for the beginning of a formula, by OWASP's list and the full-width forms of the signs. */
const FORMULA = /^(?:[\t\r\n]|[\s"']*[=+\-@＝＋－＠])/;

function toCell(value: unknown, safe: boolean): string {
  const text = value === undefined || value === null ? '' : String(value);
  // Numbers are our own: a minus makes no formula of them.
  const shown = safe && typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
