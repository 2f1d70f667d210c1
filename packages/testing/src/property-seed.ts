import fc from 'fast-check';

/**
 * Properties look at the same examples in every run: one that was never met before says nothing of the change
 * that happens to meet it. `FC_SEED` looks at others, `FC_RUNS` at more of those of the refiner.
 */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.FC_SEED ?? 1) });
