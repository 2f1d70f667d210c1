import { mkdtempSync, readdirSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { type FileHandle, open as openFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_FILE_BYTES } from '@refinery/contracts/batches.ts';
import { openFilesIn } from '@refinery/testing/open-files.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createSpool, type SpoolFile } from './spool-file.ts';

const MEBIBYTE = 1024 * 1024;

let parent: string;
let folder: string;
const opened: SpoolFile[] = [];

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'spool-file-'));
  folder = join(parent, 'uploads');
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((file) => file.close()));
  expect(openFilesIn(folder)).toEqual([]);
});
afterAll(() => rmSync(parent, { recursive: true }));

function spoolOf(maxBytes: number) {
  const spool = createSpool({ folder, maxBytes });
  const open = async (): Promise<SpoolFile> => {
    const file = await spool.open();
    opened.push(file);
    return file;
  };
  return { spool, open };
}

async function put(file: SpoolFile, text: string): Promise<void> {
  await file.write(text);
  await file.flush();
}

/** Rights of the files of a folder that this process has open. Linux tells; elsewhere none are found. */
function rightsIn(path: string): number[] {
  if (!openFilesIn(path).length) return [];
  return readdirSync('/proc/self/fd')
    .map((descriptor) => `/proc/self/fd/${descriptor}`)
    .filter((link) => statSync(link, { throwIfNoEntry: false }) && readlinkSync(link).startsWith(path))
    .map((link) => statSync(link).mode & 0o777);
}

it('lets no other user of the machine read an upload', async () => {
  const { open } = spoolOf(MEBIBYTE);
  await open();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const rights of rightsIn(folder)) expect(rights).toBe(0o600);
});

describe('a spool of ten bytes', () => {
  it.each([
    ['x'.repeat(10), 10],
    ['é'.repeat(5), 10],
    ['😀😀', 8],
  ])('takes %s', async (text, bytes) => {
    const { spool, open } = spoolOf(10);
    await put(await open(), text);
    expect(spool.usedBytes).toBe(bytes);
  });

  it.each(['x'.repeat(11), 'é'.repeat(6), '😀😀😀'])('refuses %s', async (text) => {
    const { spool, open } = spoolOf(10);
    await expect(put(await open(), text)).rejects.toMatchObject({ code: 'service_unavailable' });
    expect(spool.usedBytes).toBe(0);
  });

  it('counts what all its files have, and no more what a closed one had', async () => {
    const { spool, open } = spoolOf(10);
    const first = await open();
    await put(first, 'x'.repeat(4));
    await put(first, 'x'.repeat(2));
    const second = await open();
    await put(second, 'x'.repeat(4));
    await expect(put(second, 'x')).rejects.toMatchObject({ code: 'service_unavailable' });
    await first.close();
    expect(spool.usedBytes).toBe(4);
    await put(second, 'x'.repeat(6));
    expect(spool.usedBytes).toBe(10);
  });
});

describe('a disk that fails', () => {
  /** Has the next write of a file fail as the operating system would. */
  async function failNextWrite(error: Error): Promise<void> {
    const handle = await openFile(join(parent, 'any'), 'w');
    const files: FileHandle = Object.getPrototypeOf(handle);
    await handle.close();
    const spy = vi.spyOn(files, 'writeFile').mockRejectedValueOnce(error);
    onTestFinished(() => spy.mockRestore());
  }

  it.each(['ENOSPC', 'EDQUOT'])('with %s has no room right now', async (code) => {
    const { spool, open } = spoolOf(MEBIBYTE);
    const file = await open();
    const cause = Object.assign(new Error('disk'), { code });
    await failNextWrite(cause);
    await expect(put(file, 'x')).rejects.toMatchObject({ code: 'service_unavailable', cause });
    await put(file, 'y');
    await file.close();
    expect(spool.usedBytes).toBe(0);
  });

  it.each([Object.assign(new Error('disk'), { code: 'EIO' }), new Error('disk')])(
    'in another way says so: %o',
    async (error) => {
      const { open } = spoolOf(MEBIBYTE);
      const file = await open();
      await failNextWrite(error);
      await expect(put(file, 'x')).rejects.toBe(error);
    },
  );
});

it('lets no single upload grow beyond twice the largest file, whatever room there is', async () => {
  const { spool, open } = spoolOf(Number.POSITIVE_INFINITY);
  const file = await open();
  const piece = 'x'.repeat(8 * MEBIBYTE);
  for (let written = 0; written < 2 * MAX_FILE_BYTES; written += piece.length) await file.write(piece);
  expect(spool.usedBytes).toBe(2 * MAX_FILE_BYTES);
  await expect(put(file, 'x')).rejects.toMatchObject({ code: 'payload_too_large' });
  await put(await open(), 'x');
});
