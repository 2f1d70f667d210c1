import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';

const MODULE = JSON.stringify(new URL('./stop-signal.ts', import.meta.url).href);
/** Work that hears the signal and does not end by it. */
const STUCK = `
  const { stopSignal } = await import(${MODULE});
  stopSignal().addEventListener('abort', () => console.log('told'));
  setInterval(() => {}, 1_000);
  console.log('begun');`;

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'the first %s is told, the second ends what is stuck',
  async (signal) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', STUCK]);
    onTestFinished(() => void child.kill('SIGKILL'));
    const exited = once(child, 'exit');
    const lines = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
    expect((await lines.next()).value).toBe('begun\n');
    child.kill(signal);
    expect((await lines.next()).value).toBe('told\n');
    child.kill(signal);
    expect(await exited).toEqual([null, signal]);
  },
);
