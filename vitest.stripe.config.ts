import { defineConfig } from 'vitest/config';

/** What the product relies on at Stripe, told in its test mode: needs the internet and STRIPE_TEST_KEY. */
export default defineConfig({
  test: {
    include: ['packages/testing/src/**/*.stripe.ts'],
    pool: 'forks',
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Time passes slowly in the test mode: a month takes up to minutes.
    testTimeout: 900_000,
    hookTimeout: 300_000,
  },
});
