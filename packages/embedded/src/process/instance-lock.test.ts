import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempDir } from '../../fixtures/temp-dir.ts';
import { StartError } from '../errors.ts';
import { acquireInstanceLock } from './instance-lock.ts';

const WHAT = 'the data folder';

test('a second holder is refused until the first gives the lock back', () => {
  const path = join(tempDir(), 'lock');
  const first = acquireInstanceLock(path, WHAT);
  expect(() => acquireInstanceLock(path, WHAT)).toThrow(StartError);
  expect(() => acquireInstanceLock(path, WHAT)).toThrow(`process ${process.pid}`);
  first.release();
  expect(existsSync(path)).toBe(false);
  acquireInstanceLock(path, WHAT).release();
});

test('the refusal says what to do', () => {
  const path = join(tempDir(), 'lock');
  acquireInstanceLock(path, WHAT);
  try {
    acquireInstanceLock(path, WHAT);
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ advice: expect.stringContaining('DATA_DIR') });
  }
});

test.each([
  ['a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1 })],
  ['a process whose pid is in use again', JSON.stringify({ pid: process.pid, startedAt: 'an earlier boot' })],
  ['a file cut off by a power cut', ''],
])('a lock left by %s is taken over', (_, content) => {
  const dir = tempDir();
  const path = join(dir, 'lock');
  writeFileSync(path, content);
  const lock = acquireInstanceLock(path, WHAT);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid });
  lock.release();
  expect(readdirSync(dir)).toEqual([]);
});

test('releasing twice leaves the lock of the next holder alone', () => {
  const path = join(tempDir(), 'lock');
  const first = acquireInstanceLock(path, WHAT);
  first.release();
  const second = acquireInstanceLock(path, WHAT);
  first.release();
  expect(existsSync(path)).toBe(true);
  second.release();
});
