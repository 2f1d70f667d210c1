import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['apps/**/*.test.ts', 'packages/**/*.test.ts', 'docs/**/*.test.ts', 'tools/**/*.test.ts'],
    globalSetup: ['packages/testing/src/global-setup.ts'],
    pool: 'forks',
    // One more than cores: many tests wait for servers and processes.
    maxWorkers: availableParallelism() + 1,
    // A worker imports the product once, not once for each file: what a test changes in its process it puts back.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // As long as `waitFor`: a busy machine is slow, not wrong.
    expect: { poll: { timeout: 100_000 } },
  },
});
