import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Made, Mutant } from './make-mutants.ts';
import { type Finding, type Plan, readFindings, report } from './plan.ts';
import { runSession } from './run-session.ts';
import { sample } from './sample.ts';
import type { Scope } from './scopes.ts';

export interface Options {
  workers: number;
  slowestTestMs: number;
  testTimeoutMs: number;
  imported: number;
  seed: string;
  loud: boolean;
  tests: string | undefined;
}

/**
 * Tests up to so many milliseconds have their turn first: they notice most, so that the slow ones have little
 * to do.
 */
const QUICK = [30, 300];
/**
 * Runs of vitest for one step at most: each but the first follows a hang, or a test that left something
 * behind.
 */
const MOST_RUNS = 60;

/** Lets the tests of a scope loose on the mutants. */
export async function tryMutants(
  scope: Scope,
  made: Made,
  chosen: readonly Mutant[],
  folder: string,
  options: Options,
) {
  const findingsFile = join(folder, 'findings.jsonl');
  writeFileSync(findingsFile, '');
  const read = () => readFindings({ findings: findingsFile });
  const plan: Plan = {
    code: made.code,
    selected: chosen.map(({ id }) => id),
    tests: options.tests ? [options.tests] : scope.tests,
    services: scope.services,
    workers: options.workers,
    testTimeoutMs: options.testTimeoutMs,
    slowestTestMs: options.slowestTestMs,
    findings: findingsFile,
    loud: options.loud,
  };
  // Servers need a while to start, and a busy machine longer.
  const silentMs = Math.max(90_000, options.testTimeoutMs * 3);
  for (const slowestTestMs of [...QUICK, options.slowestTestMs]) {
    let tests = plan.tests;
    for (let run = 0; run < MOST_RUNS; run++) {
      const before = read();
      const alive = withoutNoticed(plan.selected, before);
      const end = await runSession(
        'session.ts',
        { ...plan, tests, selected: alive, slowestTestMs },
        folder,
        silentMs,
      );
      const news = read().slice(before.length);
      console.log(
        `${scope.name}, tests up to ${slowestTestMs} ms, ${end}: ${alive.length} to try, ${withoutNoticed(alive, news).length} left`,
      );
      const hung = end === 'silent' ? lastTries(news) : [];
      for (const finding of hung) report(plan, finding);
      const dirty = new Set(news.flatMap((finding) => (finding.kind === 'dirty' ? [finding.file] : [])));
      if (hung.length === 0 && dirty.size === 0) break;
      tests = end === 'finished' ? [...dirty] : plan.tests;
    }
  }
  await tryImported(plan, read(), folder, options, silentMs);
  return read();
}

/** Mutants in what runs while modules are imported: each needs workers that import them anew. */
async function tryImported(
  plan: Plan,
  findings: Finding[],
  folder: string,
  options: Options,
  silentMs: number,
) {
  const covered = new Set(findings.flatMap((finding) => (finding.kind === 'covered' ? finding.mutants : [])));
  const imported = new Set(
    findings.flatMap((finding) => (finding.kind === 'imported' ? finding.mutants : [])),
  );
  const candidates = withoutNoticed(plan.selected, findings).filter(
    (id) => imported.has(id) && !covered.has(id),
  );
  const left = new Set(sample(candidates, options.imported, options.seed, (id) => id));
  while (left.size > 0) {
    const before = readFindings(plan).length;
    await runSession('cold-session.ts', { ...plan, selected: [...left] }, folder, silentMs * 2);
    const news = readFindings(plan).slice(before);
    const last = news.findLast((finding) => finding.kind === 'trying');
    for (const finding of news)
      if (finding.kind === 'killed' || finding.kind === 'unnoticed') left.delete(finding.mutant);
    if (last?.kind !== 'trying') return;
    if (left.delete(last.mutant)) {
      report(plan, { kind: 'hung', mutant: last.mutant, test: last.test });
    }
  }
}

function withoutNoticed(mutants: readonly string[], findings: readonly Finding[]): string[] {
  const noticed = new Set(
    findings.flatMap((finding) =>
      finding.kind === 'killed' || finding.kind === 'hung' ? [finding.mutant] : [],
    ),
  );
  return mutants.filter((id) => !noticed.has(id));
}

/** What each worker was at when it fell silent. */
function lastTries(findings: readonly Finding[]): Finding[] {
  const last = new Map<number, Finding>();
  for (const finding of findings) {
    if (finding.kind === 'trying') last.set(finding.worker, { ...finding, kind: 'hung' });
    if (finding.kind === 'killed' || finding.kind === 'done') {
      for (const [worker, { test }] of last as Map<number, { test: string }>)
        if (test === finding.test) last.delete(worker);
    }
  }
  return [...last.values()];
}
