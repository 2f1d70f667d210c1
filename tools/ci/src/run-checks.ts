import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describeFailures, describeRunning } from './describe.ts';
import { type RunningStep, type Step, startStep } from './run-step.ts';
import { failedFiles, type Tally, tally } from './tally.ts';
import { EVENTS_VARIABLE, readTestRun, type TestRun } from './test-events.ts';

export interface Plan {
  /** Each runs vitest by a command that takes more options and names of files. One after the other. */
  suites: readonly Step[];
  /** What is no test. All of them run beside the last suite. */
  checks: readonly Step[];
  /**
   * Where at most so many files of a suite failed, these are run once more, one at a time, when everything
   * else has ended.
   */
  secondLook: number;
  print(text: string): void;
}

interface Running {
  plan: Plan;
  /** For what suites tell on the way. */
  folder: string;
  /** Stops everything. */
  signal: AbortSignal;
}

const REPORTER = resolve(import.meta.dirname, 'test-reporter.ts');

/**
 * Runs everything of a plan, also where something fails on the way. The last line that it prints is
 * `N passed, N failed`, of tests. Answers whether every test and every check passed; where `signal` is
 * aborted they have not, and it says what was running.
 */
export async function runChecks(plan: Plan, signal: AbortSignal): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'refinery-ci-'));
  try {
    return await runAll({ plan, folder, signal });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runAll(running: Running): Promise<boolean> {
  const { plan, signal } = running;
  const firsts: TestRun[] = [];
  let begun: RunningStep[] = [];
  for (const [at, suite] of plan.suites.entries()) {
    if (signal.aborted) break;
    if (at === plan.suites.length - 1) begun = plan.checks.map((check) => startStep(check, 'kept', signal));
    firsts.push(await runSuite(running, suite));
  }
  const failedChecks = await reportChecks(running, begun);
  const tallies: Tally[] = [];
  for (const [at, suite] of plan.suites.entries()) {
    const first = firsts[at];
    if (first) tallies.push(tally(first, await lookAgain(running, suite, first)));
  }
  return report(running, failedChecks, tallies);
}

/** Runs a suite, or some files of it. */
async function runSuite({ plan, folder, signal }: Running, suite: Step, files?: string[]): Promise<TestRun> {
  const name = files ? `${suite.name}, a second look` : suite.name;
  const events = join(folder, `${name}.ndjson`);
  const only = files ? ['--no-file-parallelism', ...files] : [];
  plan.print(`\n── ${name}\n`);
  const step: Step = {
    name,
    command: [...suite.command, '--reporter=default', `--reporter=${REPORTER}`, ...only],
    env: { ...suite.env, [EVENTS_VARIABLE]: events },
  };
  const code = await startStep(step, 'shown', signal).ended;
  const run = readTestRun(events);
  // As when the servers could not be stopped.
  if (code !== 0 && run.isWhole && failedFiles(run).length === 0 && run.unhandled.length === 0)
    run.unhandled.push({ test: 'the run', error: `ended with ${code ?? 'a signal'}` });
  if (signal.aborted)
    plan.print(`\nstopped while these were running:\n${describeRunning(run.running, Date.now())}`);
  return run;
}

/** Not at a run that broke off: nobody knows which files it had not begun. */
async function lookAgain(running: Running, suite: Step, first: TestRun): Promise<TestRun | undefined> {
  const files = failedFiles(first);
  const isFew = files.length > 0 && files.length <= running.plan.secondLook;
  const isWorthIt = isFew && first.isWhole && first.unhandled.length === 0;
  return isWorthIt && !running.signal.aborted ? runSuite(running, suite, files) : undefined;
}

function report(
  { plan, signal }: Running,
  failedChecks: readonly string[],
  tallies: readonly Tally[],
): boolean {
  const failures = tallies.flatMap((one) => one.failures);
  const unsteady = tallies.flatMap((one) => one.unsteady);
  const passed = tallies.reduce((sum, one) => sum + one.passed, 0);
  const checks = failedChecks.map((name) => `failed: ${name}\n`).join('');
  plan.print(`\n${describeFailures('unsteady:', unsteady)}${describeFailures('failed:', failures)}${checks}`);
  plan.print(`${passed} passed, ${failures.length} failed\n`);
  return !signal.aborted && failures.length === 0 && failedChecks.length === 0 && passed > 0;
}

async function reportChecks({ plan }: Running, checks: readonly RunningStep[]): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, ended, printed } of checks) {
    const code = await ended;
    plan.print(`\n── ${name}\n${printed()}`);
    if (code !== 0) failed.push(name);
  }
  return failed;
}
