import { createHash } from 'node:crypto';
import type { BatchItemInput } from '@refinery/contracts/batches.ts';
import type { Context } from '../context/context.ts';
import type { SpoolFile } from '../spool/spool-file.ts';
import { UploadCheck } from './internal/upload-check.ts';
import { parseNdjson } from './parse-ndjson.ts';
import type { ParsedRecord } from './parsed-record.ts';

/** A checked upload, waiting in a private file until it is stored. */
export interface StagedUpload {
  count: number;
  /** SHA-256 of the items, to tell a repeated request from another. */
  hash: string;
  items(): AsyncIterable<BatchItemInput>;
  /** Gives the file up. Safe to call twice. */
  discard(): Promise<void>;
}

/**
 * Reads a whole upload in constant memory and checks every record before anything is accepted.
 * Errors: `invalid_items` with the bad lines, at the fiftieth without reading on; `validation_failed` for an empty upload
 * or too many items; those of the spool. A refused upload leaves nothing behind.
 */
export async function stageUpload(
  ctx: Pick<Context, 'spool'>,
  records: AsyncIterable<ParsedRecord>,
  maxItems: number,
): Promise<StagedUpload> {
  const spool = await ctx.spool.open();
  try {
    const { count, hash } = await spoolItems(spool, records, maxItems);
    return { count, hash, items: () => readItems(spool), discard: spool.close };
  } catch (error) {
    await spool.close();
    throw error;
  }
}

async function spoolItems(spool: SpoolFile, records: AsyncIterable<ParsedRecord>, maxItems: number) {
  const hash = createHash('sha256');
  const check = new UploadCheck(maxItems);
  for await (const record of records) {
    const item = check.take(record);
    // After the first bad record the others are only judged.
    if (!item || check.hasErrors) continue;
    const line = `${JSON.stringify(item)}\n`;
    hash.update(line);
    await spool.write(line);
  }
  check.finish();
  await spool.flush();
  return { count: check.count, hash: hash.digest('hex') };
}

async function* readItems(spool: SpoolFile): AsyncIterable<BatchItemInput> {
  for await (const { value } of parseNdjson(spool.read())) if (isSpooled(value)) yield value;
}

/** Whatever is spooled was checked before. */
const isSpooled = (value: unknown): value is BatchItemInput => typeof value === 'object' && value !== null;
