import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startProcess } from './child-process.ts';
import { isSameProcessAlive, readIdentity } from './process-identity.ts';
import { endRecordedProcess, recordProcess } from './recorded-process.ts';

test('a process that takes its time to end is gone before it is forgotten', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'refinery-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const record = join(folder, 'record');
  const ready = Promise.withResolvers<void>();
  const script =
    "process.on('SIGTERM', () => setTimeout(process.exit, 300)); setInterval(() => {}, 1000); console.log('up')";
  const slow = startProcess({
    command: [process.execPath, '-e', script],
    stdio: 'pipe',
    onOutput: () => ready.resolve(),
  });
  onTestFinished(() => slow.kill());
  await ready.promise;
  recordProcess(record, slow.pid);
  const identity = readIdentity(record);
  if (!identity) throw new Error('Nothing was recorded.');
  const ended = endRecordedProcess(record);
  expect(existsSync(record)).toBe(true);
  await ended;
  expect(existsSync(record)).toBe(false);
  // Ended, if not yet taken leave of by this process, whose child it is.
  expect(isSameProcessAlive(identity)).toBe(false);
});
