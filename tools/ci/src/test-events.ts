import { readFileSync } from 'node:fs';

/** Names the file to which `TestReporter` adds a line for each event. */
export const EVENTS_VARIABLE = 'CI_TEST_EVENTS';

export interface Failure {
  /** Of the test with its suites; of something outside of tests, what it is. */
  test: string;
  /** The first line of the error. */
  error: string;
}

export type TestEvent =
  | { kind: 'file-started'; file: string }
  | { kind: 'test-started'; file: string; test: string; at: number }
  | { kind: 'output'; file: string; text: string }
  | { kind: 'file-ended'; file: string; passed: number; failures: Failure[] }
  | { kind: 'run-ended'; unhandled: (Failure & { file: string })[] };

export interface FileResult {
  passed: number;
  failures: Failure[];
}

/** What a file was at when a run ended before it. */
export interface RunningFile {
  file: string;
  test?: string;
  /** When that test started, in milliseconds since 1970. */
  since?: number;
  /** The end of what it printed. */
  output: string;
}

export interface TestRun {
  /** By the path of the file below the root. */
  results: Map<string, FileResult>;
  running: RunningFile[];
  /** Errors that belong to no file. */
  unhandled: Failure[];
  /** False for a run that was cut. */
  isWhole: boolean;
}

const KEPT_OUTPUT = 2_000;

/** Reads what a run has told so far; nothing where it has not even begun. */
export function readTestRun(path: string): TestRun {
  const run: TestRun = { results: new Map(), running: [], unhandled: [], isWhole: false };
  const running = new Map<string, RunningFile>();
  for (const event of eventsOf(path)) {
    if (event.kind === 'run-ended') {
      run.isWhole = true;
      for (const { file, ...failure } of event.unhandled)
        (run.results.get(file)?.failures ?? run.unhandled).push(failure);
    } else if (event.kind === 'file-ended') {
      running.delete(event.file);
      run.results.set(event.file, { passed: event.passed, failures: event.failures });
    } else if (!run.results.has(event.file)) {
      // What is printed, or begins, may be told after the end of its file.
      const state = running.get(event.file) ?? { file: event.file, output: '' };
      running.set(event.file, state);
      if (event.kind === 'test-started') {
        state.test = event.test;
        state.since = event.at;
      }
      if (event.kind === 'output') state.output = `${state.output}${event.text}`.slice(-KEPT_OUTPUT);
    }
  }
  run.running = [...running.values()];
  return run;
}

function eventsOf(path: string): TestEvent[] {
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    // The run ended before its first event.
  }
  const lines = text.split('\n');
  // The last line of a run that was cut may be half of one.
  return lines.slice(0, -1).map((line): TestEvent => JSON.parse(line));
}
