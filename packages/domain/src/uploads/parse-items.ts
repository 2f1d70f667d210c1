import type { BatchItemInput } from '@refinery/contracts/batches.ts';
import type { ParsedRecord } from './parsed-record.ts';

/** The items of a JSON body, which its route's schema has checked; `line` counts them from 1. */
export async function* parseJsonItems(items: readonly BatchItemInput[]): AsyncIterable<ParsedRecord> {
  for (const [index, item] of items.entries()) yield { line: index + 1, item };
}
