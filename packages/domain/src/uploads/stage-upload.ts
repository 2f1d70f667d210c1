import { createHash } from 'node:crypto';
import type { Context } from '../context/context.ts';
import type { SpoolFile } from '../context/spool-file.ts';
import { UploadCheck } from './internal/upload-check.ts';
import type { ItemKind, UploadedItem } from './item-kind.ts';
import { parseNdjson } from './parse-ndjson.ts';
import type { ParsedRecord } from './parsed-record.ts';

export interface StageOptions<Item extends UploadedItem> {
  kind: ItemKind<Item>;
  maxItems: number;
}

/** A checked upload, waiting in a private file until it is stored. */
export interface StagedUpload<Item> {
  count: number;
  /** What the caller should know of how it was read. */
  notes: string[];
  /** SHA-256 of the items, to tell a repeated request from another. */
  hash: string;
  items(): AsyncIterable<Item>;
  /** Gives the file up. Safe to call twice. */
  discard(): Promise<void>;
}

/**
 * Reads a whole upload in constant memory and checks every record before anything is accepted.
 * Errors: `invalid_items` with the bad lines, at the fiftieth without reading on; `validation_failed` for an
 * empty upload or too many items; those of the spool. A refused upload leaves nothing behind.
 */
export async function stageUpload<Item extends UploadedItem>(
  ctx: Pick<Context, 'spool'>,
  records: AsyncIterable<ParsedRecord>,
  { kind, maxItems }: StageOptions<Item>,
): Promise<StagedUpload<Item>> {
  const spool = await ctx.spool.open();
  try {
    const { count, notes, hash } = await spoolItems(spool, records, new UploadCheck(kind, maxItems));
    return { count, notes, hash, items: () => readItems<Item>(spool), discard: spool.close };
  } catch (error) {
    await spool.close();
    throw error;
  }
}

async function spoolItems<Item extends UploadedItem>(
  spool: SpoolFile,
  records: AsyncIterable<ParsedRecord>,
  check: UploadCheck<Item>,
) {
  const hash = createHash('sha256');
  const notes: string[] = [];
  for await (const record of records) {
    if (record.note !== undefined) {
      notes.push(record.note);
      continue;
    }
    const item = check.take(record);
    // After the first bad record the others are only judged.
    if (!item || check.hasErrors) continue;
    const line = `${JSON.stringify(item)}\n`;
    hash.update(line);
    await spool.write(line);
  }
  check.finish();
  await spool.flush();
  return { count: check.count, notes, hash: hash.digest('hex') };
}

async function* readItems<Item>(spool: SpoolFile): AsyncIterable<Item> {
  for await (const { value } of parseNdjson(spool.read())) if (isSpooled<Item>(value)) yield value;
}

/** Whatever is spooled was checked before. */
const isSpooled = <Item>(value: unknown): value is Item => typeof value === 'object' && value !== null;
