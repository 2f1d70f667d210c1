import { type RunnerTask, type RunnerTestCase, TestRunner } from 'vitest';
import { readFindings, readPlan, report } from './plan.ts';

interface Coverage {
  static: Record<string, number>;
  perTest: Record<string, Record<string, number>>;
}

/** What the instrumented code reads and writes. */
interface Switches {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  mutantCoverage?: Coverage;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
}

const holder = globalThis as unknown as { __stryker__: Switches };
holder.__stryker__ ??= {};
const switches = holder.__stryker__;

const plan = readPlan();

/**
 * A loop that a mutant made endless hits its switch again and again: this many times what the test does
 * without.
 */
const MOST_HITS = 100;
/**
 * A test with a mutant in it may take this long, in milliseconds, and so many times what it takes without.
 */
const LEAST_LIMIT_MS = 2_000;
const MOST_TIMES_SLOWER = 5;
const MOST_CHECKS = 3;

/** The real ones: a test may put its own in their place. */
const { setTimeout, clearTimeout } = globalThis;

/** What the try of a test that is under way is for. */
type Try = 'cold' | 'warm' | 'mutant' | 'check';

/**
 * Runs each test again and again in a worker that has imported everything once: twice as it is (the second
 * time says which mutants it passes and that it can be repeated), then once for each of those mutants that no
 * test has noticed yet. After a test noticed one it must pass without: else something was left behind, and
 * the rest of the file waits for a new worker.
 */
export default class WarmRunner extends TestRunner {
  #selected = new Set(plan.selected);
  #doneBefore = new Set<string>();
  #queue: string[] = [];
  #hits: Record<string, number> = {};
  #try: Try = 'cold';
  #startedAt = 0;
  #warmMs = 0;
  #dirty = false;
  #checks = 0;
  #imported = false;

  override async onBeforeRunTask(test: RunnerTestCase): Promise<void> {
    await super.onBeforeRunTask(test);
    if (!this.#imported) {
      this.#imported = true;
      report(plan, { kind: 'imported', mutants: this.#ours(switches.mutantCoverage?.static) });
    }
    this.#doneBefore.clear();
    for (const finding of readFindings(plan)) {
      if (finding.kind === 'killed') this.#selected.delete(finding.mutant);
      if (finding.kind === 'done' || finding.kind === 'broken') this.#doneBefore.add(finding.test);
    }
    this.#try = 'cold';
    test.repeats = Number.POSITIVE_INFINITY;
  }

  override onBeforeTryTask(test: RunnerTestCase, options: { retry: number; repeats: number }): void {
    super.onBeforeTryTask(test, options);
    const took = performance.now() - this.#startedAt;
    if (options.repeats === 0) {
      this.#begin('cold');
      return;
    }
    const passed = test.result?.attempts?.at(-1)?.state === 'pass';
    // Only the last try matters, and thousands of them would be sent to the reporters.
    if (test.result) test.result.attempts = [];
    if (this.#next(name(test), passed, took, test)) return;
    switches.activeMutant = undefined;
    switches.currentTestId = undefined;
    test.context.skip('all tried');
  }

  /** A test in which a mutant waits for what never comes has noticed it. */
  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test) as () => Promise<void>;
    if (this.#try === 'cold' || this.#try === 'warm') return run();
    const limit = LEAST_LIMIT_MS + this.#warmMs * MOST_TIMES_SLOWER;
    const { promise: late, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => reject(new Error(`still at it after ${limit} ms`)), limit);
    try {
      await Promise.race([run(), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** @returns whether there is something left to try */
  #next(id: string, passed: boolean, took: number, test: RunnerTestCase): boolean {
    const mutant = switches.activeMutant;
    switch (this.#try) {
      case 'cold':
        if (this.#dirty || this.#doneBefore.has(id)) return false;
        if (!passed) return this.#giveUp(id, 'fails without a mutant');
        if (took >= plan.slowestTestMs) return false;
        this.#begin('warm');
        return true;
      case 'warm':
        if (!passed) return this.#giveUp(id, 'fails when repeated');
        this.#warmMs = took;
        this.#hits = switches.mutantCoverage?.perTest.warm ?? {};
        this.#queue = this.#ours(this.#hits);
        report(plan, { kind: 'covered', mutants: this.#queue });
        // What only the first of many calls does (a table that is made once) is like what an import does.
        report(plan, { kind: 'imported', mutants: this.#ours(switches.mutantCoverage?.perTest.cold) });
        break;
      case 'mutant':
        if (passed || !mutant) break;
        report(plan, { kind: 'killed', mutant, test: id });
        this.#selected.delete(mutant);
        this.#checks = 0;
        this.#begin('check');
        return true;
      case 'check':
        if (passed) break;
        // What was left behind may be a scripted reply that this check used up.
        if (++this.#checks < MOST_CHECKS) {
          this.#begin('check');
          return true;
        }
        this.#dirty = true;
        report(plan, { kind: 'dirty', test: id, file: test.file.name });
        return false;
    }
    const next = this.#queue.pop();
    if (next === undefined) {
      report(plan, { kind: 'done', test: id, ms: Math.round(took) });
      return false;
    }
    report(plan, { kind: 'trying', mutant: next, test: id, worker: process.pid });
    this.#begin('mutant', next);
    return true;
  }

  #begin(what: Try, mutant?: string): void {
    this.#try = what;
    this.#startedAt = performance.now();
    switches.activeMutant = mutant;
    switches.hitCount = mutant ? 0 : undefined;
    switches.hitLimit = mutant ? (this.#hits[mutant] ?? 0) * MOST_HITS + 1_000 : undefined;
    switches.currentTestId = what;
    if (switches.mutantCoverage) switches.mutantCoverage.perTest[what] = {};
  }

  #giveUp(test: string, why: string): false {
    report(plan, { kind: 'broken', test, why });
    return false;
  }

  #ours(hits: Record<string, number> = {}): string[] {
    return Object.keys(hits).filter((mutant) => this.#selected.has(mutant));
  }
}

function name(test: RunnerTask): string {
  const names: string[] = [];
  for (let task: RunnerTask | undefined = test; task; task = task.suite) names.unshift(task.name);
  return `${test.file.name} > ${names.join(' > ')}`;
}
