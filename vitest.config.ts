import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SlowFirst } from './packages/testing/src/slow-first.ts';

export default defineConfig({
  test: {
    include: ['apps/**/*.test.ts', 'packages/**/*.test.ts', 'docs/**/*.test.ts', 'tools/**/*.test.ts'],
    globalSetup: ['packages/testing/src/global-setup.ts'],
    setupFiles: ['packages/testing/src/property-seed.ts'],
    pool: 'forks',
    // Node runs the tests as it runs the product: nothing is rewritten on the way, which costs the refiner a
    // quarter of its speed.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Two more than cores: many tests wait for servers, processes and pages. One fewer takes an eighth longer.
    maxWorkers: availableParallelism() + 2,
    // A worker imports the product once, not once for each file: what a test changes in its process it puts
    // back.
    isolate: false,
    sequence: { sequencer: SlowFirst },
    // What hangs costs two minutes; a test that needs more says why. The slowest ones take 20 s on a machine
    // that does nothing else.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // As long as `waitFor`: a busy machine is slow, not wrong.
    expect: { poll: { timeout: 100_000 } },
  },
});
