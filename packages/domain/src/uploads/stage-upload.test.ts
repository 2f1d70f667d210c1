import { existsSync, readdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { fixture } from '@refinery/testing/fixture.ts';
import { openFilesIn } from '@refinery/testing/open-files.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { batchItemKind as kind } from '../batches/batch-items.ts';
import type { Context } from '../context/context.ts';
import { createSpool } from '../context/spool-file.ts';
import { DomainError } from '../errors/domain-error.ts';
import { parseNdjson } from './parse-ndjson.ts';
import type { ParsedRecord } from './parsed-record.ts';
import { stageUpload } from './stage-upload.ts';
import { collect } from './testing/byte-stream.ts';

const test = fixture(openTestContext);
let ctx: Context;

beforeAll(async () => {
  ctx = test.ctx;
});

afterEach(() => {
  expect(openFilesIn(ctx.settings.spoolDir)).toEqual([]);
  const folder = ctx.settings.spoolDir;
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
});

async function* records(values: readonly unknown[]): AsyncIterable<ParsedRecord> {
  for (const [index, value] of values.entries()) yield { line: index + 1, value };
}

const stage = (values: readonly unknown[], maxItems = 1_000) =>
  stageUpload(ctx, records(values), { kind, maxItems });

async function refusal(values: readonly unknown[], maxItems?: number): Promise<DomainError> {
  const error = await stage(values, maxItems).catch((reason: unknown) => reason);
  if (error instanceof DomainError) return error;
  throw new Error('The upload was accepted.');
}

describe('stageUpload', () => {
  it('keeps the items as they are, for reading more than once, in a file without a name', async () => {
    const items = [
      { text: 'one\u2028two\u2029\u0085three\r\nfour' },
      { text: '😀 ünï', customId: 'b', metadata: { team: 'search' } },
    ];
    const staged = await stage(items);
    expect(staged.count).toBe(2);
    expect(readdirSync(ctx.settings.spoolDir)).toEqual([]);
    expect(await collect(staged.items())).toEqual(items);
    expect(await collect(staged.items())).toEqual(items);
    await staged.discard();
    await staged.discard();
  });

  it('gives the same items the same hash, and others another', async () => {
    const hashOf = async (values: readonly unknown[]): Promise<string> => {
      const staged = await stage(values);
      await staged.discard();
      return staged.hash;
    };
    const known = await hashOf([{ text: 'a' }, { text: 'b' }]);
    expect(await hashOf([{ text: 'a' }, { text: 'b' }])).toBe(known);
    const others = [
      [{ text: 'ab' }],
      [{ text: 'b' }, { text: 'a' }],
      [{ text: 'a' }, { text: 'b', customId: 'x' }],
      [{ text: 'a', customId: 'x' }, { text: 'b' }],
      [{ text: 'a' }, { text: 'b', metadata: { team: 'x' } }],
    ];
    expect(new Set([known, ...(await Promise.all(others.map(hashOf)))]).size).toBe(1 + others.length);
  });

  it('names what is wrong with each record', async () => {
    const error = await refusal([
      { text: 'fine' },
      { prompt: 'no text' },
      { text: 'x', colour: 'red' },
      { text: '' },
      { text: 'x'.repeat(200_001) },
      { text: 'nul \0 byte' },
      { text: 'half \ud83d pair' },
      { text: 'x', metadata: { team: 'a\0b' } },
      { text: 'x', customId: 7 },
      'not an object',
      null,
    ]);
    expect(error.code).toBe('invalid_items');
    expect(error.extras.errorCount).toBe(10);
    expect(error.extras.errors?.map(({ line, path }) => [line, path])).toEqual([
      [2, ''],
      [3, ''],
      [4, 'text'],
      [5, 'text'],
      [6, 'text'],
      [7, 'text'],
      [8, 'metadata.team'],
      [9, 'customId'],
      [10, ''],
      [11, ''],
    ]);
    expect(error.extras.errors?.[0]?.message).toBe('lacks text');
    expect(error.extras.errors?.[1]?.message).toBe('has the unknown field colour');
  });

  it('stops at the fiftieth bad record, without reading on', async () => {
    let read = 0;
    const source = async function* (): AsyncIterable<ParsedRecord> {
      for (let line = 1; line <= 250; line++) yield { line: ++read, value: { text: line % 2 ? 'fine' : '' } };
    };
    const error = await stageUpload(ctx, source(), { kind, maxItems: 1_000 }).catch(
      (reason: unknown) => reason,
    );
    expect(read).toBe(100);
    expect(error).toMatchObject({ code: 'invalid_items', extras: { errorCount: 50 } });
    expect(error instanceof DomainError && error.extras.errors?.at(-1)?.line).toBe(100);
    expect(String(error)).toContain('Checking stopped at line 100');
  });

  it('says what is wrong in few words, however long the names are that were sent', async () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`field${index}`, 1]));
    const error = await refusal([
      { text: 'a', ['k'.repeat(1_000_000)]: 1 },
      { text: 'a', ...many },
      { text: 'a', metadata: { ['k'.repeat(500_000)]: 1 } },
    ]);
    expect(JSON.stringify(error.extras.errors).length).toBeLessThan(3_000);
  });

  it('counts a text in code units, not in what looks like one character', async () => {
    const marks = '\u0301'.repeat(200_000);
    const error = await refusal([
      { text: marks },
      { text: `a${marks}` },
      { text: 'b', customId: `c${marks}` },
    ]);
    expect(error.extras.errors?.map(({ line, path }) => [line, path])).toEqual([
      [2, 'text'],
      [3, 'customId'],
    ]);
  });

  it('gives the bytes of its spool back, and takes no more than there are', async () => {
    const small = createSpool({ folder: ctx.settings.spoolDir, maxBytes: 1_000_000 });
    const own = { ...ctx, spool: small };
    const first = await stageUpload(own, records([{ text: 'x'.repeat(190_000) }]), { kind, maxItems: 10 });
    expect(small.usedBytes).toBeGreaterThan(190_000);
    const large = records(Array.from({ length: 20 }, () => ({ text: 'x'.repeat(190_000) })));
    const error = await stageUpload(own, large, { kind, maxItems: 100 }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'service_unavailable' });
    await first.discard();
    await first.discard();
    expect(small.usedBytes).toBe(0);
  });

  it('takes no room for an upload that is refused anyway', async () => {
    const own = { ...ctx, spool: createSpool({ folder: ctx.settings.spoolDir, maxBytes: 1_000 }) };
    const large = Array.from({ length: 4 }, () => ({ text: 'x'.repeat(190_000) }));
    const error = await stageUpload(own, records([{ text: '' }, ...large]), { kind, maxItems: 10 }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code: 'invalid_items', extras: { errorCount: 1 } });
  });

  it('refuses a customId that occurs twice, and says where it stands first', async () => {
    const error = await refusal([
      { text: 'a', customId: 'x' },
      { text: 'b', customId: 'y' },
      { text: 'c', customId: 'x' },
    ]);
    expect(error.extras.errors).toEqual([
      { line: 3, path: 'customId', message: 'has the same customId as line 1' },
    ]);
  });

  it('refuses an upload without items and one with too many', async () => {
    expect((await refusal([])).code).toBe('validation_failed');
    const error = await refusal([{ text: 'a' }, { text: 'b' }, { text: 'c' }], 2);
    expect(error.code).toBe('validation_failed');
    expect(error.message).toContain('at most 2');
    const full = await stage([{ text: 'a' }, { text: 'b' }], 2);
    expect(full.count).toBe(2);
    await full.discard();
  });

  it('leaves nothing behind where its source fails', async () => {
    const failing = async function* (): AsyncIterable<ParsedRecord> {
      yield { line: 1, value: { text: 'a' } };
      throw new Error('connection lost');
    };
    await expect(stageUpload(ctx, failing(), { kind, maxItems: 10 })).rejects.toThrow('connection lost');
  });

  it('needs no more memory for a large upload than for a small one', async () => {
    const line = Buffer.from(`${JSON.stringify({ text: 'x'.repeat(14_000) })}\n`);
    let most = 0;
    const large = async function* (): AsyncIterable<Uint8Array> {
      for (let index = 0; index < 4_000; index++) {
        if (index % 1_000 === 0) most = Math.max(most, await heldBytes());
        yield line;
      }
    };
    const before = await heldBytes();
    const staged = await stageUpload(ctx, parseNdjson(large()), { kind, maxItems: 100_000 });
    let read = 0;
    for await (const item of staged.items()) {
      if (read++ % 1_000 === 0) most = Math.max(most, await heldBytes());
      expect(item.text).toHaveLength(14_000);
    }
    await staged.discard();
    expect(read).toBe(4_000);
    // The upload has 64 MB.
    expect(most - before).toBeLessThan(16 * 1024 * 1024);
  });
});

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/**
 * Memory in use, without what only waits for the garbage collector, which gives buffers back a moment later.
 */
async function heldBytes(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    collectGarbage();
    await setImmediate();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
