import { dirname, join } from 'node:path';
import type { CliOptions, TestUserConfig } from 'vitest/node';
import type { Plan } from './plan.ts';
import { ROOT } from './scopes.ts';

export const vitestOptions = (plan: Plan): CliOptions & TestUserConfig => ({
  root: ROOT,
  config: false,
  include: [...plan.tests],
  globalSetup: plan.services ? ['packages/testing/src/global-setup.ts'] : [],
  setupFiles: ['tools/mutants/src/setup.ts'],
  pool: 'forks',
  maxWorkers: plan.workers,
  watch: false,
  reporters: plan.loud ? ['default'] : [],
  testTimeout: plan.testTimeoutMs,
  hookTimeout: 60_000,
  // Not the cache of the ordinary tests, which would get mutants into it.
  fsModuleCachePath: join(dirname(plan.findings), 'cache'),
});

/** Gives vitest the instrumented source in place of the file's own; nothing is written into the tree. */
export function vitePlugins(plan: Plan) {
  const code = new Map(Object.entries(plan.code).map(([file, text]) => [join(ROOT, file), text]));
  return { plugins: [{ name: 'mutants', enforce: 'pre' as const, load: (id: string) => code.get(id) }] };
}
