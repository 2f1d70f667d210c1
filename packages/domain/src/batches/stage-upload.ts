import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type BatchItemInput, BatchItemInputSchema } from '@refinery/contracts/batches.ts';
import { findUnstorableText } from '@refinery/contracts/storable-text.ts';
import { Compile } from 'typebox/compile';
import type { Context } from '../context/context.ts';
import { DomainError, type FieldError } from '../errors.ts';

/** One record of an upload as its parser found it. */
export interface ParsedRecord {
  /** Line it began on, counted from 1. */
  line: number;
  value?: unknown;
  /** Why it could not be parsed. */
  problem?: string;
}

/** A checked upload, waiting in a private file until it is stored. */
export interface StagedUpload {
  count: number;
  /** SHA-256 of the items, to tell a repeated request from another. */
  hash: string;
  items(): AsyncIterable<BatchItemInput>;
  discard(): Promise<void>;
}

const MAX_REPORTED = 100;
const validator = Compile(BatchItemInputSchema);

/**
 * Reads a whole upload in constant memory and checks every record before anything is accepted.
 * Errors: `invalid_items` with the first 100 bad lines and their count, `validation_failed` for an empty upload or too
 * many items. A refused upload leaves nothing behind.
 */
export async function stageUpload(
  ctx: Context,
  records: AsyncIterable<ParsedRecord>,
  maxItems: number,
): Promise<StagedUpload> {
  await mkdir(ctx.settings.spoolDir, { recursive: true, mode: 0o700 });
  const file = path.join(ctx.settings.spoolDir, `${randomUUID()}.upload`);
  const discard = () => rm(file, { force: true });
  try {
    const { count, hash } = await writeItems(file, records, maxItems);
    return { count, hash, items: () => readItems(file), discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function writeItems(file: string, records: AsyncIterable<ParsedRecord>, maxItems: number) {
  const output = createWriteStream(file, { mode: 0o600 });
  const hash = createHash('sha256');
  const check = new UploadCheck(maxItems);
  try {
    for await (const record of records) {
      const item = check.take(record);
      if (!item || check.errorCount) continue;
      const line = `${JSON.stringify(item)}\n`;
      hash.update(line);
      if (!output.write(line)) await once(output, 'drain');
    }
    check.finish();
    output.end();
    await once(output, 'finish');
    return { count: check.count, hash: hash.digest('hex') };
  } finally {
    output.destroy();
  }
}

async function* readItems(file: string): AsyncIterable<BatchItemInput> {
  const lines = createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const line of lines) yield validator.Parse(JSON.parse(line));
}

/** Judges records one by one and remembers what is wrong with them. */
class UploadCheck {
  count = 0;
  errorCount = 0;
  private readonly errors: FieldError[] = [];
  private readonly lineOfId = new Map<string, number>();
  private readonly maxItems: number;

  constructor(maxItems: number) {
    this.maxItems = maxItems;
  }

  /** The item of a record, or null where it is refused. */
  take(record: ParsedRecord): BatchItemInput | null {
    this.count++;
    if (this.count > this.maxItems) {
      throw new DomainError('validation_failed', `An upload may have at most ${this.maxItems} items.`);
    }
    if (record.problem) return this.refuse(record.line, '', record.problem);
    if (!validator.Check(record.value)) {
      const [first] = validator.Errors(record.value);
      const path = (first?.instancePath ?? '').replace(/^\//, '').replaceAll('/', '.');
      return this.refuse(record.line, path, first?.message ?? 'is not valid');
    }
    const unstorable = findUnstorableText(record.value);
    if (unstorable) return this.refuse(record.line, unstorable.path, unstorable.message);
    return this.rememberId(record.line, record.value);
  }

  /** Throws where anything was refused, or where there was nothing. */
  finish(): void {
    if (this.errorCount) {
      const lines = this.errorCount === 1 ? '1 item is' : `${this.errorCount} items are`;
      throw new DomainError('invalid_items', `${lines} not valid; nothing was accepted.`, {
        errors: this.errors,
        errorCount: this.errorCount,
      });
    }
    if (!this.count) throw new DomainError('validation_failed', 'The upload has no items.');
  }

  private rememberId(line: number, item: BatchItemInput): BatchItemInput | null {
    if (item.customId === undefined) return item;
    const earlier = this.lineOfId.get(item.customId);
    if (earlier !== undefined) {
      return this.refuse(line, 'customId', `repeats the customId of line ${earlier}`);
    }
    this.lineOfId.set(item.customId, line);
    return item;
  }

  private refuse(line: number, field: string, message: string): null {
    this.errorCount++;
    if (this.errors.length < MAX_REPORTED) this.errors.push({ line, path: field, message });
    return null;
  }
}
