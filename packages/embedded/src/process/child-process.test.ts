import { execFileSync } from 'node:child_process';
import { expect, test, vi } from 'vitest';
import { type ProcessOptions, startProcess } from './child-process.ts';

const node = (script: string, options: Partial<ProcessOptions> = {}) =>
  startProcess({ command: [process.execPath, '-e', script], stdio: 'pipe', ...options });

/** Starts a process that hears SIGTERM and does not care, and waits until it is that far. */
async function deaf(options: Partial<ProcessOptions>) {
  const ready = Promise.withResolvers<void>();
  const script = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up')";
  const process = node(script, { ...options, onOutput: () => ready.resolve() });
  await ready.promise;
  return process;
}

test('what a process prints is handed on, and its end is told', async () => {
  const printed: string[] = [];
  const onOutput = (stream: string, chunk: string) => void printed.push(`${stream} ${chunk.trim()}`);
  const { child, exited } = node("console.log('a'); console.error('b'); process.exitCode = 3", { onOutput });
  await new Promise((resolve) => child.once('close', resolve));
  expect(printed.toSorted()).toEqual(['stderr b', 'stdout a']);
  expect(await exited).toEqual({ code: 3, signal: null });
});

test('one that does not end when asked is made to', async () => {
  const steps: ProcessOptions['stopSteps'] = [
    ['SIGTERM', 50],
    ['SIGKILL', 10_000],
  ];
  const process = await deaf({ stopSteps: steps });
  await process.stop();
  await process.stop();
  expect(await process.exited).toEqual({ code: null, signal: 'SIGKILL' });
});

test('killed it is not asked', async () => {
  const process = await deaf({});
  process.kill();
  expect(await process.exited).toEqual({ code: null, signal: 'SIGKILL' });
});

test('one that cannot be started says why', async () => {
  const printed: string[] = [];
  const { pid, exited, stop } = startProcess({
    command: ['/nonexistent/program'],
    stdio: 'ignore',
    onOutput: (_stream, chunk) => void printed.push(chunk),
  });
  expect([pid, await exited]).toEqual([0, { code: null, signal: null }]);
  expect(printed.join()).toContain('ENOENT');
  await stop();
});

test('one that the next run could not find ends with the error that says so', async () => {
  const argument = `600.${process.pid}${Date.now()}`;
  const start = () =>
    startProcess({ command: ['sleep', argument], stdio: 'ignore', record: '/nonexistent/folder/record' });
  expect(start).toThrow('ENOENT');
  await vi.waitFor(() =>
    expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).not.toContain(argument),
  );
});

test('nothing of our environment reaches a server', async () => {
  process.env.SOME_SECRET = 'geheim';
  let printed = '';
  const { child } = node('console.log(JSON.stringify(process.env))', {
    onOutput: (_stream, chunk) => {
      printed += chunk;
    },
  });
  await new Promise((resolve) => child.once('close', resolve));
  delete process.env.SOME_SECRET;
  expect(JSON.parse(printed)).toMatchObject({ LC_ALL: 'C', PATH: process.env.PATH });
  expect(printed).not.toContain('geheim');
});
