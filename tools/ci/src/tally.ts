import type { Failure, FileResult, TestRun } from './test-events.ts';

export interface FailureInFile extends Failure {
  /** Empty for what belongs to none. */
  file: string;
}

export interface Tally {
  passed: number;
  /** What failed at the last look. */
  failures: FailureInFile[];
  /** What failed at the first look only. */
  unsteady: FailureInFile[];
}

/** The files of a run in which something failed, or which it did not end. */
export const failedFiles = (run: TestRun): string[] =>
  [...resultsOf(run)].filter(([, { failures }]) => failures.length > 0).map(([file]) => file);

/** Adds up a run. Where its failed files were run again, what that said of them counts. */
export function tally(first: TestRun, second?: TestRun): Tally {
  const result: Tally = { passed: 0, failures: [], unsteady: [] };
  for (const [file, before] of resultsOf(first)) {
    const last = second?.results.get(file) ?? before;
    const failing = new Set(last.failures.map(({ test }) => test));
    const passedNow = before.failures.filter(({ test }) => !failing.has(test));
    result.passed += last.passed;
    result.failures.push(...inFile(file, last.failures));
    result.unsteady.push(...inFile(file, passedNow));
  }
  const unhandled = [...first.unhandled, ...(second?.unhandled ?? [])];
  result.failures.push(...inFile('', unhandled));
  return result;
}

function resultsOf({ results, running, isWhole, unhandled }: TestRun): Map<string, FileResult> {
  const cut = running.map(({ file, test = 'the file' }): [string, FileResult] => [
    file,
    { passed: 0, failures: [{ test, error: 'did not end' }] },
  ]);
  // A run that could not even begin.
  const none: [string, FileResult][] =
    isWhole || cut.length > 0 || unhandled.length > 0
      ? []
      : [['', { passed: 0, failures: [{ test: 'the run', error: 'did not end' }] }]];
  return new Map([...results, ...cut, ...none]);
}

const inFile = (file: string, failures: readonly Failure[]): FailureInFile[] =>
  failures.map(({ test, error }) => ({ file, test, error }));
