import { defineConfig } from 'vitest/config';

/** Attacks on what users start: one file at a time, since each measures what a bystander notices. */
export default defineConfig({
  test: {
    include: ['apps/**/*.hostile.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // As long as `waitFor`: a busy machine is slow, not wrong.
    expect: { poll: { timeout: 100_000 } },
  },
});
