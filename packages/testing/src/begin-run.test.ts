import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isPidAlive } from '@refinery/embedded/process/process-identity.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MEMORY_FOLDER_VARIABLE } from './memory-folder.ts';
import { makeRunFolders, removeDeadRuns } from './run-folders.ts';
import { waitFor } from './wait-for.ts';

const A_RUN = join(import.meta.dirname, '../fixtures/a-run.ts');
const HANGING_RUN = join(import.meta.dirname, '../fixtures/hanging-run/vitest.config.ts');
const VITEST = join(import.meta.dirname, '../../../node_modules/vitest/vitest.mjs');

/** What runs of these tests keep lies here, both in memory and temporary. */
let folder: string;
const runs: ChildProcess[] = [];
/** What runs have started besides their servers. */
const started: number[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runs-'));
});
afterEach(async () => {
  started.length = 0;
  for (const run of runs.splice(0)) run.kill('SIGKILL');
  removeDeadRuns([folder]);
  rmSync(folder, { recursive: true, force: true });
});

function startRun(): ChildProcess {
  const env = { ...process.env, TMPDIR: folder, [MEMORY_FOLDER_VARIABLE]: folder };
  const run = spawn(process.execPath, [A_RUN], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  runs.push(run);
  run.on('message', (pid) => started.push(Number(pid)));
  return run;
}

const left = (): string[] => readdirSync(folder);

/** Files of a name in the folders of runs. */
const find = (name: string): string[] =>
  left()
    .map((run) => join(folder, run, name))
    .filter((path) => existsSync(path));

/** Processes that work in the folder, as its Postgres does. */
const servers = (): string[] =>
  readdirSync('/proc').filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
    } catch {
      return false;
    }
  });

/** What was killed takes a moment to end. */
const expectGone = (): Promise<void> =>
  expect.poll(() => [servers(), started.filter(isPidAlive)]).toEqual([[], []]);

const MOMENTS: [when: string, reached: (run: ChildProcess) => Promise<unknown>][] = [
  ['while its servers start', () => waitFor(() => left().length === 2, { what: 'its folders' })],
  ['when its servers run', (run) => once(run, 'message')],
  [
    'while its servers stop',
    async (run) => {
      await once(run, 'message');
      run.send('end');
    },
  ],
];

test.each(MOMENTS)('what a run has left that was killed %s goes with the next one', async (_, reached) => {
  const run = startRun();
  await reached(run);
  run.kill('SIGKILL');
  await once(run, 'exit');
  removeDeadRuns([folder]);
  expect(left()).toEqual([]);
  await expectGone();
});

test.each(['SIGINT', 'SIGTERM'] as const)('a run that is cut by %s leaves nothing', async (signal) => {
  const run = startRun();
  await once(run, 'message');
  expect(servers().length).toBeGreaterThan(0);
  expect(started.filter(isPidAlive)).toHaveLength(1);
  run.kill(signal);
  expect(await once(run, 'exit')).toEqual([null, signal]);
  expect(left()).toEqual([]);
  await expectGone();
});

test('Vitest leaves nothing where its whole group is cut, which ends its workers as well', async () => {
  const { VITEST: _, NODE_OPTIONS: __, ...rest } = process.env;
  const run = spawn(process.execPath, [VITEST, 'run', '--config', HANGING_RUN], {
    env: { ...rest, TMPDIR: folder, [MEMORY_FOLDER_VARIABLE]: folder },
    stdio: 'ignore',
    detached: true,
  });
  runs.push(run);
  const told = await waitFor(() => find('started').find((path) => readFileSync(path, 'utf8') !== ''), {
    what: 'a test that runs',
  });
  started.push(Number(readFileSync(told, 'utf8')));
  expect([servers().length > 0, started.every(isPidAlive)]).toEqual([true, true]);
  process.kill(-(run.pid ?? 0), 'SIGTERM');
  await once(run, 'exit');
  expect(left()).toEqual([]);
  await expectGone();
});

test('a run that ends leaves nothing', async () => {
  const run = startRun();
  await once(run, 'message');
  run.send('end');
  expect(await once(run, 'exit')).toEqual([0, null]);
  expect(left()).toEqual([]);
});

test('what belongs to a run that goes on stays, and so does what no run has made', async () => {
  const { memory, temporary, remove } = makeRunFolders();
  const other = mkdtempSync(join(tmpdir(), 'refinery-run-'));
  removeDeadRuns([join(memory, '..'), join(temporary, '..')]);
  expect([readdirSync(memory), readdirSync(temporary), readdirSync(other)]).toEqual([[], [], []]);
  remove();
  rmSync(other, { recursive: true });
});

test('a folder goes whose process is another one by now', () => {
  const name = `refinery-run-${process.pid}-00000000-abcdef`;
  mkdirSync(join(folder, name));
  expect(removeDeadRuns([folder])).toEqual([join(folder, name)]);
  expect(left()).toEqual([]);
});

test('a Postgres that does not quit is killed', async () => {
  const { temporary, cut } = makeRunFolders();
  const postgres = join(folder, 'postgres');
  symlinkSync('/bin/sh', postgres);
  const script = 'trap "" QUIT; echo ready; while :; do sleep 1; done';
  const run = spawn(postgres, ['-c', script], { cwd: temporary, stdio: ['ignore', 'pipe', 'ignore'] });
  runs.push(run);
  await once(run.stdout, 'data');
  cut();
  expect(await once(run, 'exit')).toEqual([null, 'SIGKILL']);
});
