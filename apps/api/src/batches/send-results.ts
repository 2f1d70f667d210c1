import type { BatchResult } from '@refinery/contracts/batches.ts';

/** One JSON object a line. */
export async function* toNdjson(results: AsyncIterable<BatchResult>): AsyncIterable<string> {
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

/** CSV by RFC 4180, with a header row. */
export async function* toCsv(results: AsyncIterable<BatchResult>): AsyncIterable<string> {
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
    yield `${cells.map(toCell).join(',')}\r\n`;
  }
}

function toCell(value: unknown): string {
  const text = value === undefined || value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
