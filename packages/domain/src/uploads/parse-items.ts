import type { ParsedRecord } from './parsed-record.ts';

/** The items of a JSON body; `line` counts them from 1. */
export async function* parseJsonItems(items: readonly unknown[]): AsyncIterable<ParsedRecord> {
  for (const [index, value] of items.entries()) yield { line: index + 1, value };
}
