import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readTestRun, type TestEvent } from './test-events.ts';

function read(events: TestEvent[], cutAt?: number) {
  const folder = mkdtempSync(join(tmpdir(), 'events-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const text = events.map((event) => `${JSON.stringify(event)}\n`).join('');
  writeFileSync(join(folder, 'events'), text.slice(0, cutAt));
  return readTestRun(join(folder, 'events'));
}

const [file, test1] = ['a.test.ts', 'a test'];
const started: TestEvent = { kind: 'test-started', file, test: test1, at: 1_000 };
const ended: TestEvent = { kind: 'file-ended', file, passed: 2, failures: [] };

test('a file that has ended does not run, whatever is told of it later', () => {
  const late: TestEvent = { kind: 'output', file, text: 'late' };
  const { running, results } = read([{ kind: 'file-started', file }, ended, started, late]);
  expect([running, [...results]]).toEqual([[], [[file, { passed: 2, failures: [] }]]]);
});

test('what is told last of a file counts', () => {
  const failures = [{ test: test1, error: 'late' }];
  expect(read([ended, { ...ended, passed: 1, failures }]).results.get(file)).toEqual({ passed: 1, failures });
});

test('an error outside of tests belongs to its file, where that is known', () => {
  const [known, unknown] = [file, ''].map((of) => ({ file: of, test: 'outside of tests', error: 'x' }));
  const run = read([ended, { kind: 'run-ended', unhandled: [known, unknown].flatMap((one) => one ?? []) }]);
  const error = { test: 'outside of tests', error: 'x' };
  expect([run.results.get(file)?.failures, run.unhandled, run.isWhole]).toEqual([[error], [error], true]);
});

test('of a run that was cut in the middle of a line all before it is read', () => {
  const { running, isWhole } = read([started, ended], -1);
  expect([running, isWhole]).toEqual([[{ file, output: '', test: test1, since: 1_000 }], false]);
});

test('a run that never began has told nothing', () => {
  expect(readTestRun('/no/such/file')).toEqual({
    results: new Map(),
    running: [],
    unhandled: [],
    isWhole: false,
  });
});
