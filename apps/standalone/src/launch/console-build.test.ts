import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { isPidAlive } from '@refinery/embedded/process/process-identity.ts';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../testing/start-launcher.ts';
import { startConsoleBuild } from './console-build.ts';

let files: { console: string; logs: string };
let said: string[];
let folder: string;
let stop: AbortController;

beforeEach(() => {
  folder = temporaryFolder();
  files = { console: join(folder, 'console'), logs: join(folder, 'logs') };
  mkdirSync(files.logs);
  said = [];
  stop = new AbortController();
  onTestFinished(() => stop.abort());
});

const say = (line: string): void => void said.push(line);

/** Builds with a script of this text in place of the real one. */
function build(text: string) {
  const script = join(folder, 'build.mjs');
  writeFileSync(script, text);
  const terminal = { progress: say, warn: say, print: say };
  return startConsoleBuild({ files, terminal, signal: stop.signal, script });
}

const state = (): string => readFileSync(join(files.console, 'state.json'), 'utf8');
const log = (): string => readFileSync(join(files.logs, 'console.log'), 'utf8');
/** The process writes its id into the log, and stays. */
const STAYS = 'console.log(`pid ${process.pid}.`); setInterval(() => {}, 1000);';
const pids = (): number[] => [...log().matchAll(/pid (\d+)\./g)].map(([, pid]) => Number(pid));

test('a build that fails is told in one line with its log, and to the API', async () => {
  build('console.error("no such module"); process.exit(3);');
  await expect.poll(() => said).toHaveLength(1);
  expect(said[0]).toBe(
    `The console could not be built (exit code 3); the API works without it. Log: ${join(files.logs, 'console.log')}`,
  );
  expect(JSON.parse(state())).toEqual({ state: 'failed' });
  expect(log()).toContain('no such module');
});

test('so is one that was killed', async () => {
  build('process.kill(process.pid, "SIGKILL");');
  await expect.poll(() => said).toEqual([expect.stringContaining('(SIGKILL)')]);
  expect(JSON.parse(state())).toEqual({ state: 'failed' });
});

test('stopping ends the build, which is no failure, and nothing is built afterwards', async () => {
  const watched = build(STAYS);
  await expect.poll(log).toContain('pid');
  stop.abort();
  await expect.poll(() => pids().filter(isPidAlive)).toEqual([]);
  watched.restart();
  expect([said, existsSync(files.console), pids().length]).toEqual([[], false, 1]);
});

test('a change while it builds ends that build, and builds again', async () => {
  const watched = build(STAYS);
  await expect.poll(log).toContain('pid');
  watched.restart();
  await expect.poll(() => pids().length).toBe(2);
  await expect.poll(() => pids().filter(isPidAlive)).toEqual(pids().slice(1));
  expect(said).toEqual([]);
});

test('it runs at the priority of this process: on a busy machine people wait for it as well', async () => {
  build(`import { getPriority } from 'node:os'; console.log('priority', getPriority());`);
  await expect.poll(log).toBe(`priority ${getPriority()}\n`);
  expect(statSync(join(files.logs, 'console.log')).mode & 0o777).toBe(0o600);
});

test('it runs without the secrets of this process', async () => {
  process.env.REFINERY_TEST_SECRET = 'hidden';
  onTestFinished(() => void delete process.env.REFINERY_TEST_SECRET);
  build(`console.log('secret', process.env.REFINERY_TEST_SECRET);`);
  await expect.poll(log).toBe('secret undefined\n');
});
