import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startProcess } from './start-process.ts';

/** The path of an entry with this code. */
function entryOf(code: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'refinery-entry-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'entry.mjs');
  writeFileSync(path, code);
  return path;
}

it('a process that is ready answers what it sent', async () => {
  const started = await startProcess(
    entryOf(`process.send({ port: 7 }); process.on('message', () => {});`),
    {},
  );
  expect(started.ready).toEqual({ port: 7 });
  started.kill('SIGTERM');
  expect(await started.exited).toBe('SIGTERM');
});

it('a process that ends first is an error with what it wrote', async () => {
  const started = startProcess(entryOf(`console.log('no database'); process.exitCode = 3;`), {});
  await expect(started).rejects.toThrow(
    /entry\.mjs ended with 3 after \d+ ms, before it was ready:\nno database/,
  );
});

it('a process that is never ready is killed and is an error, long before a test has to end', async () => {
  const silent = entryOf(`console.log('waiting'); setInterval(() => undefined, 1_000);`);
  const started = startProcess(silent, {}, { readyWithinMs: 1_500 });
  await expect(started).rejects.toThrow(/ended with SIGKILL after \d+ ms, before it was ready/);
});
