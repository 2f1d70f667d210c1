import { startVitest } from 'vitest/node';
import { readPlan } from './plan.ts';
import { vitePlugins, vitestOptions } from './vitest-options.ts';

/**
 * One run of vitest over the tests of a scope, with all mutants in place; the runner in each worker switches
 * them.
 */
const plan = readPlan();
const options = { ...vitestOptions(plan), runner: 'tools/mutants/src/warm-runner.ts' };
const vitest = await startVitest('test', [], options, vitePlugins(plan));
await vitest.close();
process.exit(0);
