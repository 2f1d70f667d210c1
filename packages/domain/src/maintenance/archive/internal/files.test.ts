import { mkdtempSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readBack, readLines, writeLines } from './files.ts';

const file = () => join(mkdtempSync(join(tmpdir(), 'refinery-archive-')), 'rows.ndjson.gz');

async function* lines(...all: string[]): AsyncGenerator<string> {
  yield* all;
}

it('lines come back as they were, however long they are', async () => {
  const path = file();
  const all = ['a', '', 'ü\u2028'.repeat(200_000), 'z'];
  const written = await writeLines(path, lines(...all));
  expect(await Array.fromAsync(readLines(path))).toEqual(all);
  expect(await readBack(path)).toEqual(written);
});

it('a file that ends in the middle of a line is not whole', async () => {
  const path = file();
  await writeFile(path, gzipSync('{"id":1}\n{"id":'));
  await expect(readBack(path)).rejects.toThrow('ends in the middle of a line');
});

it('nobody else may read a file, also where a run that was ended has left the beginning of one', async () => {
  const path = file();
  await writeFile(`${path}.part`, 'left', { mode: 0o644 });
  await writeLines(path, lines('a'));
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await Array.fromAsync(readLines(path))).toEqual(['a']);
});
