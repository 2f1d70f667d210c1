import { spawn } from 'node:child_process';
import { setImmediate } from 'node:timers/promises';
import { exitOf } from '@refinery/embedded/server-process.ts';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { AppProcess, Ready } from './app-process.ts';
import { type SupervisedApp, superviseApp } from './supervise-app.ts';

let started: AppProcess[];
let warnings: string[];
let progress: string[];
let readyPorts: (number | undefined)[];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  started = [];
  warnings = [];
  progress = [];
  readyPorts = [];
});
afterEach(() => {
  vi.useRealTimers();
});

/** A process that runs until it is told to end, ready at once unless `ready` says otherwise. */
function startProcess(ready: Promise<Ready>): AppProcess {
  const child = spawn('sleep', ['600'], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  const one = { child, exited: exitOf(child), ready };
  started.push(one);
  return one;
}

function supervise(ready: Promise<Ready> = Promise.resolve({ healthPort: 7 })): SupervisedApp {
  return superviseApp({
    name: 'worker',
    environment: Promise.resolve({}),
    log: { path: '/logs/worker.log', take: () => {}, lastErrors: () => [], close: () => {} },
    terminal: {
      progress: (line) => void progress.push(line),
      warn: (line) => void warnings.push(line),
      print: () => {},
    },
    onStart: () => {},
    onReady: ({ healthPort }) => void readyPorts.push(healthPort),
    start: () => startProcess(ready),
  });
}

/** Lets what has happened take effect. Time stands still meanwhile. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await setImmediate();
}

/** Some turns of the event loop, for what must not happen. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await setImmediate();
}

/** Lets the latest process run so long and end by itself; answers the pause in seconds that is announced. */
async function crashAfter(ranMs: number): Promise<number> {
  const before = warnings.length;
  vi.advanceTimersByTime(ranMs);
  started.at(-1)?.child.kill('SIGKILL');
  await until(() => warnings.length > before);
  return Number(/again in ([\d.]+) s/.exec(warnings.at(-1) ?? '')?.[1]);
}

test('an app that keeps ending is started again after pauses that grow, and none before', async () => {
  const app = supervise();
  await app.ready;
  for (const [index, seconds] of [0.5, 1, 2].entries()) {
    expect(await crashAfter(1_000)).toBe(seconds);
    vi.advanceTimersByTime(seconds * 1_000 - 1);
    await settle();
    expect(started).toHaveLength(index + 1);
    vi.advanceTimersByTime(1);
    await until(() => started.length === index + 2);
  }
  expect(warnings[0]).toBe('The worker ended (SIGKILL): starting it again in 0.5 s');
  await until(() => progress.length === 3);
  expect(progress[0]).toBe(`The worker is back (process ${started[1]?.child.pid})`);
  expect(readyPorts).toEqual([7, 7, 7, 7]);
  await app.stop(1_000);
});

test('the pauses begin anew after a run of a minute, and only the run counts', async () => {
  const app = supervise();
  await app.ready;
  const pauses = [];
  for (const ranMs of [0, 59_999, 59_999, 60_000]) {
    const seconds = await crashAfter(ranMs);
    pauses.push(seconds);
    const next = started.length + 1;
    vi.advanceTimersByTime(seconds * 1_000);
    await until(() => started.length === next);
  }
  expect(pauses).toEqual([0.5, 1, 2, 0.5]);
  await app.stop(1_000);
});

test('told to stop in a pause it stays down', async () => {
  const app = supervise();
  await app.ready;
  await crashAfter(0);
  await app.stop(1_000);
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(60_000);
  await settle();
  expect(started).toHaveLength(1);
});

test('told to stop it ends the process and starts no other', async () => {
  const app = supervise();
  await app.ready;
  await app.stop(10_000);
  expect(started[0]?.child.signalCode).toBe('SIGTERM');
  vi.advanceTimersByTime(60_000);
  await settle();
  expect([started.length, warnings]).toEqual([1, []]);
});

test('killed it is not started again', async () => {
  const app = supervise();
  await app.ready;
  app.kill();
  await started[0]?.exited;
  vi.advanceTimersByTime(60_000);
  await settle();
  expect([started[0]?.child.signalCode, started.length, warnings]).toEqual(['SIGKILL', 1, []]);
});

test('a restart that is asked for waits for nothing, and cuts a pause short', async () => {
  const app = supervise();
  await app.ready;
  app.restart();
  await until(() => started.length === 2);
  expect(warnings).toEqual([]);
  expect(await crashAfter(0)).toBe(0.5);
  app.restart();
  await until(() => started.length === 3);
  expect(await crashAfter(0)).toBe(1);
  await app.stop(1_000);
});

test('an app that ends before it was ready is not started again', async () => {
  const app = supervise(new Promise(() => {}));
  started[0]?.child.kill('SIGKILL');
  await expect(app.ready).rejects.toThrow('The worker did not start (SIGKILL).');
  await expect(app.ready).rejects.toMatchObject({ advice: expect.stringContaining('/logs/worker.log') });
  vi.advanceTimersByTime(60_000);
  await settle();
  expect(started).toHaveLength(1);
});
