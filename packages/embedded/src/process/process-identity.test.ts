import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { identify, isPidAlive, isSameProcessAlive, parseIdentity } from './process-identity.ts';

test('a process is recognized as long as it runs', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const identity = identify(child.pid ?? 0);
  expect(identity).toMatchObject({ pid: child.pid });
  expect(identity && isSameProcessAlive(identity)).toBe(true);

  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
  expect(isPidAlive(child.pid ?? 0)).toBe(false);
  expect(identity && isSameProcessAlive(identity)).toBe(false);
  expect(identify(child.pid ?? 0)).toBeUndefined();
});

test('a process of another user is alive, too: it may only not be sent a signal', () => {
  const kill = vi.spyOn(process, 'kill').mockImplementation(() => {
    throw Object.assign(new Error('not permitted'), { code: 'EPERM' });
  });
  onTestFinished(() => kill.mockRestore());
  expect(isPidAlive(process.pid)).toBe(true);
  expect(isSameProcessAlive({ pid: process.pid })).toBe(true);
});

test('another process under the same pid is not taken for the recorded one', () => {
  expect(isSameProcessAlive({ pid: process.pid, startedAt: 'long ago' })).toBe(false);
  expect(isSameProcessAlive({ pid: process.pid })).toBe(true);
});

test.each(['', 'null', '{}', '{"pid":0}', '{"pid":-1}', '{"pid":"1"}', '{"pid":1.5}', '{"pid":'])(
  'what is no identity is refused: %s',
  (text) => {
    expect(parseIdentity(text)).toBeUndefined();
  },
);

test('an identity survives being written', () => {
  const identity = identify(process.pid);
  expect(parseIdentity(JSON.stringify(identity))).toEqual(identity);
});
