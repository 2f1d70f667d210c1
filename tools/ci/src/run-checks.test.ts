import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { runChecks } from './run-checks.ts';
import type { Step } from './run-step.ts';

const VITEST = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

let folder: string;
let said: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ci-'));
  said = '';
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/**
 * A suite of these files. Each is text of a test that finds `attempt()`, which counts from 1 over all runs.
 */
function suite(name: string, files: Record<string, string>): Step {
  const root = join(folder, name);
  mkdirSync(root);
  writeFileSync(
    join(root, 'vitest.config.mjs'),
    'export default { test: { globals: true, pool: "forks", include: ["*.test.mjs"], testTimeout: 60000 } };',
  );
  for (const [file, text] of Object.entries(files)) {
    const counter = JSON.stringify(join(root, `${file}.count`));
    const attempt = `import { appendFileSync, readFileSync } from 'node:fs';
      const attempt = () => { appendFileSync(${counter}, '.'); return readFileSync(${counter}, 'utf8').length; };\n`;
    writeFileSync(join(root, `${file}.test.mjs`), attempt + text);
  }
  // What planted tests print would look like failures of the run that this is a part of.
  const silent = ['sh', '-c', 'exec "$@" >/dev/null 2>&1', 'sh'] as const;
  return { name, command: [...silent, process.execPath, VITEST, 'run', '--root', root] };
}

const check = (name: string, script: string): Step => ({ name, command: [process.execPath, '-e', script] });

const run = (suites: Step[], checks: Step[] = [], signal = new AbortController().signal): Promise<boolean> =>
  runChecks({ suites, checks, secondLook: 2, print: (text) => (said += text) }, signal);

const lastLine = (): string | undefined => said.trimEnd().split('\n').at(-1);

const PASSES = 'test("passes", () => {});';
const FAILS = 'test("fails", () => { throw new Error("as planted\\nand more"); });';
const FAILS_ONCE = 'test("fails once", () => expect(attempt()).toBeGreaterThan(1));';
const FILE_FAILS_ONCE = `if (attempt() === 1) throw new Error('no module'); ${PASSES}`;
const HOOK_FAILS_ONCE = `beforeAll(() => expect(attempt()).toBe(2)); ${PASSES}`;
const THROWS_OUTSIDE = `setTimeout(() => { throw new Error('outside'); }, 0); test("waits", () => new Promise((end) => setTimeout(end, 200)));`;
const KILLS_THE_RUN_ONCE = `test("kills the run", () => { if (attempt() === 1) process.kill(process.ppid, 'SIGKILL'); });`;
const HANGS = 'test("hangs", () => { console.log("so far"); return new Promise(() => {}); });';

test('what passes is counted over all suites', async () => {
  const suites = [suite('one', { a: PASSES, b: PASSES }), suite('two', { a: PASSES })];
  expect(await run(suites, [check('types', 'console.log("checked")')])).toBe(true);
  expect(said).toContain('── types\nchecked\n');
  expect(lastLine()).toBe('3 passed, 0 failed');
});

test('what fails the first time only is told, and does not fail the run', async () => {
  expect(
    await run([suite('one', { a: PASSES, once: FAILS_ONCE }), suite('two', { file: FILE_FAILS_ONCE })]),
  ).toBe(true);
  const [, unsteady = ''] = said.split('unsteady:\n');
  expect(unsteady).toMatch(/^ {2}once\.test\.mjs > fails once: expected 1 to be greater than 1\n/);
  expect(unsteady).toContain('  file.test.mjs > the file: no module\n');
  expect(lastLine()).toBe('3 passed, 0 failed');
});

test('so is a hook', async () => {
  expect(await run([suite('one', { hook: HOOK_FAILS_ONCE })])).toBe(true);
  expect(said).toContain('unsteady:\n  hook.test.mjs');
  expect(lastLine()).toBe('1 passed, 0 failed');
});

test('what fails twice fails the run, by its name and the first line of its error', async () => {
  expect(await run([suite('one', { a: FAILS, b: PASSES })])).toBe(false);
  expect(said).toContain('failed:\n  a.test.mjs > fails: as planted\n');
  expect(said).not.toContain('unsteady:');
  expect(lastLine()).toBe('1 passed, 1 failed');
});

test('where more files failed nobody looks again', async () => {
  const once = { a: FAILS_ONCE, b: FAILS_ONCE, c: FAILS_ONCE, d: PASSES };
  expect(await run([suite('one', once)])).toBe(false);
  expect(said).not.toContain('a second look');
  expect(lastLine()).toBe('1 passed, 3 failed');
});

test('a run that breaks off fails, whatever the files say that it was at: others had not begun', async () => {
  expect(await run([suite('one', { a: KILLS_THE_RUN_ONCE })])).toBe(false);
  expect(said).not.toContain('a second look');
  expect(lastLine()).toBe('0 passed, 1 failed');
});

test('an error outside of tests fails the run', async () => {
  expect(await run([suite('one', { a: THROWS_OUTSIDE })])).toBe(false);
  expect(said).toMatch(/failed:\n.*outside of tests: outside\n/);
});

test('a suite without tests, and one that cannot begin, fail the run', async () => {
  expect(await run([suite('one', {})])).toBe(false);
  expect(lastLine()).toMatch(/^0 passed, \d failed$/);
  expect(await run([{ name: 'none', command: ['/no/such/program'] }])).toBe(false);
  expect(lastLine()).toBe('0 passed, 1 failed');
});

test('a check that fails fails the run, after all tests', async () => {
  expect(await run([suite('one', { a: PASSES })], [check('types', 'process.exit(2)')])).toBe(false);
  expect(said).toContain('failed: types\n');
  expect(lastLine()).toBe('1 passed, 0 failed');
});

test('a run that is stopped says what was running and what it printed, and begins nothing else', async () => {
  const stop = new AbortController();
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  onTestFinished(() => {
    process.env.TMPDIR = before;
  });
  const ended = run([suite('one', { a: HANGS }), suite('two', { a: PASSES })], [], stop.signal);
  const told = (): string =>
    globSync(join(folder, 'refinery-ci-*/*'))
      .map((file) => readFileSync(file, 'utf8'))
      .join();
  await waitFor(() => /so far/.test(told()) && /test-started/.test(told()), { what: 'the test to begin' });
  stop.abort();
  expect(await ended).toBe(false);
  expect(said).toMatch(
    /stopped while these were running:\n {2}a\.test\.mjs > hangs, for \d+ s\n {4}so far\n\nfailed:\n/,
  );
  expect(said).not.toContain('── two');
  expect(lastLine()).toBe('0 passed, 1 failed');
});
