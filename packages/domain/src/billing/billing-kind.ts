import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { afterFailure } from '../work/after-failure.ts';
import type { Kind } from '../work/kind.ts';
import { sharedTables } from '../work/shared-tables.ts';
import { beginTrial } from './internal/begin-trial.ts';
import { TRIAL_JOB } from './internal/trial-job.ts';

const storedOptions = Compile(Type.Object({}));

/** Trials that begin: each is one item of a job of its own. Only the worker may change a plan. */
export const billingKind: Kind<object, object, null, null> = {
  name: TRIAL_JOB,
  queue: 'billing',
  idName: 'jobId',
  tables: sharedTables(TRIAL_JOB),
  options: storedOptions,
  meter: null,
  limits: ({ batches: { leaseMs, maxAttempts } }) => ({
    maxLanes: 1,
    chunkSize: 1,
    chunkConcurrency: 1,
    leaseMs,
    maxAttempts,
  }),
  readPayload: () => ({}),
  prepare: async () => null,
  run: async (ctx, item, { job: { organizationId, userId } }) => {
    try {
      if (userId !== null) await beginTrial(ctx, { organizationId, userId });
      return { kind: 'completed', item, result: null };
    } catch (error) {
      return afterFailure(ctx, item, error, 'trial not begun');
    }
  },
  resultWrites: async (_ctx, _job, outcomes) => ({ results: outcomes.map(() => null) }),
};
