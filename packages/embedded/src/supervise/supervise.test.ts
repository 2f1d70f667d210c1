import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { type RunningProcess, startProcess } from '../process/child-process.ts';
import { type StartedProcess, type Supervised, type SuperviseOptions, supervise } from './supervise.ts';

let started: RunningProcess[];
let warnings: string[];
let progress: string[];
/** How many starts of those to come fail. */
let failures: number;
let attempts: number;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  started = [];
  warnings = [];
  progress = [];
  failures = 0;
  attempts = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

/** Starts a process that runs until it is told to end, and does its work at once. */
async function start(): Promise<StartedProcess> {
  attempts++;
  if (failures-- > 0) throw new Error('no room');
  const one = startProcess({ command: ['sleep', '600'], env: process.env, stdio: 'ignore' });
  onTestFinished(() => void one.child.kill('SIGKILL'));
  started.push(one);
  return one;
}

const report = {
  progress: (line: string) => void progress.push(line),
  warn: (line: string) => void warnings.push(line),
};

const superviseOne = (options: Partial<SuperviseOptions> = {}): Supervised =>
  supervise({ name: 'The worker', start, report, ...options });

/** Lets what has happened take effect. Time stands still meanwhile. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await setImmediate();
}

/** Some turns of the event loop, for what must not happen. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await setImmediate();
}

/** Lets what happens be reported and answers the pause in seconds that is announced. */
async function announcedPause(happen: () => void): Promise<number> {
  const before = warnings.length;
  happen();
  await until(() => warnings.length > before);
  return Number(/again in ([\d.]+) s/.exec(warnings.at(-1) ?? '')?.[1]);
}

/** Lets the latest process run so long and end by itself; answers the pause in seconds that is announced. */
const crashAfter = (ranMs: number): Promise<number> =>
  announcedPause(() => {
    vi.advanceTimersByTime(ranMs);
    started.at(-1)?.child.kill('SIGKILL');
  });

test('what keeps ending is started again after pauses that grow, and not before', async () => {
  const worker = superviseOne({ reason: () => 'Error: boom' });
  await worker.ready;
  for (const [index, seconds] of [0.5, 1, 2].entries()) {
    expect(await crashAfter(1_000)).toBe(seconds);
    vi.advanceTimersByTime(seconds * 1_000 - 1);
    await settle();
    expect(started).toHaveLength(index + 1);
    vi.advanceTimersByTime(1);
    await until(() => progress.length === index + 1);
    expect(worker.pid()).toBe(started[index + 1]?.pid);
  }
  expect(warnings[0]).toBe('The worker ended (SIGKILL, Error: boom). It is started again in 0.5 s');
  expect(progress[0]).toBe(`The worker is running again (process ${started[1]?.pid})`);
  await worker.stop();
  // Nothing is said of an end that was asked for.
  expect(warnings).toHaveLength(3);
});

test('what cannot be started again is tried after pauses that double up to 30 s, and not before', async () => {
  const worker = superviseOne();
  await worker.ready;
  failures = 7;
  const pauses = [await crashAfter(1_000)];
  while (failures > 0) {
    const last = pauses.at(-1) ?? 0;
    vi.advanceTimersByTime(last * 1_000 - 1);
    await settle();
    expect(attempts).toBe(pauses.length);
    pauses.push(await announcedPause(() => vi.advanceTimersByTime(1)));
  }
  expect(pauses).toEqual([0.5, 1, 2, 4, 8, 16, 30, 30]);
  expect(warnings.at(-1)).toBe('The worker did not start (no room). It is started again in 30 s');
  vi.advanceTimersByTime(30_000);
  await until(() => progress.length === 1);
  expect([attempts, started.length]).toEqual([9, 2]);
  await worker.stop();
});

test('the pauses begin anew after a run of a minute, and only the run counts', async () => {
  const worker = superviseOne();
  await worker.ready;
  const pauses = [];
  for (const ranMs of [0, 59_999, 59_999, 60_000]) {
    const seconds = await crashAfter(ranMs);
    pauses.push(seconds);
    const next = progress.length + 1;
    vi.advanceTimersByTime(seconds * 1_000);
    await until(() => progress.length === next);
  }
  expect(pauses).toEqual([0.5, 1, 2, 0.5]);
  await worker.stop();
});

test('told to stop in a pause it stays down', async () => {
  const worker = superviseOne();
  await worker.ready;
  await crashAfter(0);
  await worker.stop();
  await worker.stop();
  vi.advanceTimersByTime(60_000);
  await settle();
  expect(started).toHaveLength(1);
});

test('told to stop it ends the process and starts no other', async () => {
  const worker = superviseOne();
  await worker.ready;
  await worker.stop();
  expect(started[0]?.child.signalCode).toBe('SIGTERM');
  vi.advanceTimersByTime(60_000);
  await settle();
  expect([started.length, warnings]).toEqual([1, []]);
});

test('told to stop while a start is under way it ends what comes of it', async () => {
  const gate = Promise.withResolvers<void>();
  const worker = superviseOne({ start: () => gate.promise.then(start) });
  const stopped = worker.stop();
  gate.resolve();
  await stopped;
  expect(started.map(({ child }) => child.signalCode)).toEqual(['SIGTERM']);
  await expect(worker.ready).rejects.toThrow('was stopped');
  expect(progress).toEqual([]);
});

test('killed it is not started again', async () => {
  const worker = superviseOne();
  await worker.ready;
  worker.kill();
  await started[0]?.exited;
  vi.advanceTimersByTime(60_000);
  await settle();
  expect([started[0]?.child.signalCode, started.length, warnings]).toEqual(['SIGKILL', 1, []]);
});

test('a restart that is asked for waits for nothing, and cuts a pause short', async () => {
  const worker = superviseOne();
  await worker.ready;
  worker.restart();
  await until(() => progress.length === 1);
  expect(warnings).toEqual([]);
  expect(await crashAfter(0)).toBe(0.5);
  worker.restart();
  await until(() => progress.length === 2);
  expect(await crashAfter(0)).toBe(1);
  await worker.stop();
});

test('what ends before it was ready for the first time is not started again', async () => {
  const worker = superviseOne({
    start: async () => ({ ...(await start()), ready: new Promise(() => {}) }),
    startFailure: (exit) => new Error(`no worker: ${exit}`),
  });
  await until(() => started.length === 1);
  started[0]?.child.kill('SIGKILL');
  await expect(worker.ready).rejects.toThrow('no worker: SIGKILL');
  vi.advanceTimersByTime(60_000);
  await settle();
  expect([started.length, warnings]).toEqual([1, []]);
});

test('what cannot be started for the first time is not tried again', async () => {
  failures = 1;
  await expect(superviseOne().ready).rejects.toThrow('no room');
  vi.advanceTimersByTime(60_000);
  await settle();
  expect([attempts, warnings]).toEqual([1, []]);
});
