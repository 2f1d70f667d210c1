import { defineConfig } from 'vitest/config';
import { SlowFirst } from './packages/testing/src/slow-first.ts';

/**
 * Attacks on what users start. Each measures what a bystander notices against what the same bystander notices
 * on the same machine before, so that three files may run at a time: one of them mostly waits for slow
 * clients to be cut.
 */
export default defineConfig({
  test: {
    include: ['apps/**/*.hostile.ts'],
    globalSetup: ['packages/testing/src/hostile-setup.ts'],
    pool: 'forks',
    // Node runs the tests as it runs the product: nothing is rewritten on the way, which costs the refiner a
    // quarter of its speed.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    maxWorkers: 3,
    sequence: { sequencer: SlowFirst },
    // An attack by slow clients lasts until each of them has been cut, which alone takes minutes.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // As long as `waitFor`: a busy machine is slow, not wrong.
    expect: { poll: { timeout: 100_000 } },
  },
});
