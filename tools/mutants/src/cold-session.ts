import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVitest } from 'vitest/node';
import { readPlan, report } from './plan.ts';
import { ROOT } from './scopes.ts';
import { vitePlugins, vitestOptions } from './vitest-options.ts';

/**
 * Runs the tests that belong to the file of each mutant with that mutant in place from the first import on.
 */
const plan = readPlan();
const vitest = await createVitest(
  'test',
  { ...vitestOptions(plan), runner: 'tools/mutants/src/cold-runner.ts', bail: 1, isolate: false },
  vitePlugins(plan),
);
for (const mutant of plan.selected) {
  writeFileSync(`${process.env.MUTANTS_PLAN}.active`, mutant);
  vitest.state.filesMap.clear();
  vitest.config.related = [join(ROOT, mutant.replace(/#.*/, ''))];
  report(plan, { kind: 'trying', mutant, test: 'while importing', worker: process.pid });
  const { testModules, unhandledErrors } = await vitest.start();
  const failed = testModules.find((module) => !module.ok());
  const test = failed?.relativeModuleId ?? 'while importing';
  if (failed || unhandledErrors.length > 0) report(plan, { kind: 'killed', mutant, test });
  else report(plan, { kind: 'unnoticed', mutant });
}
await vitest.close();
process.exit(0);
