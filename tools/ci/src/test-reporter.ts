import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { SerializedError, UserConsoleLog } from 'vitest';
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';
import { EVENTS_VARIABLE, type Failure, type TestEvent } from './test-events.ts';

/** Tells at once, in a file, what begins and ends: so it is known of a run that hangs or is cut, too. */
export default class TestReporter implements Reporter {
  readonly #path = process.env[EVENTS_VARIABLE] ?? '';
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestModuleStart({ relativeModuleId: file }: TestModule): void {
    this.#tell({ kind: 'file-started', file });
  }

  onTestCaseReady({ fullName, module }: TestCase): void {
    this.#tell({ kind: 'test-started', file: module.relativeModuleId, test: fullName, at: Date.now() });
  }

  onUserConsoleLog({ taskId = '', content }: UserConsoleLog): void {
    const entity = this.#vitest?.state.getReportedEntityById(taskId);
    if (!entity) return;
    const { relativeModuleId: file } = entity.type === 'module' ? entity : entity.module;
    this.#tell({ kind: 'output', file, text: content });
  }

  onTestModuleEnd(module: TestModule): void {
    const { relativeModuleId: file, children } = module;
    const passed = [...children.allTests('passed')].length;
    this.#tell({ kind: 'file-ended', file, passed, failures: failuresOf(module) });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    // What is known now of a file is what counts.
    for (const module of modules) this.onTestModuleEnd(module);
    const root = this.#vitest?.config.root ?? '';
    const failures = unhandled.map((error) => ({
      file: relative(root, String(error.VITEST_TEST_PATH ?? '')),
      test: 'outside of tests',
      error: firstLine(error),
    }));
    this.#tell({ kind: 'run-ended', unhandled: failures });
  }

  #tell(event: TestEvent): void {
    appendFileSync(this.#path, `${JSON.stringify(event)}\n`);
  }
}

/** Tests that failed, and what failed around them, such as an import or a hook. */
function failuresOf(module: TestModule): Failure[] {
  const tests = [...module.children.allTests('failed')].map((test) => {
    const [error] = test.result().errors ?? [];
    return { test: test.fullName, error: firstLine(error) };
  });
  const suites = [...module.children.allSuites()].flatMap((suite) =>
    suite.errors().map((error) => ({ test: `hooks of ${suite.fullName}`, error: firstLine(error) })),
  );
  const file = module.errors().map((error) => ({ test: 'the file', error: firstLine(error) }));
  return [...file, ...suites, ...tests];
}

const firstLine = (error: SerializedError | undefined): string =>
  String(error?.message ?? 'no error').split('\n', 1)[0] ?? '';
