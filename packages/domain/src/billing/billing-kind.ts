import { DomainError } from '../errors/domain-error.ts';
import { afterFailure } from '../work/after-failure.ts';
import type { Kind } from '../work/kind.ts';
import { sharedTables } from '../work/shared-tables.ts';
import { beginTrial } from './internal/begin-trial.ts';
import { BILLING_JOB, type BillingOptions, storedOptions } from './internal/billing-job.ts';
import { syncAccount } from './internal/sync-account.ts';

/** How long a sync waits while Stripe does not answer, in milliseconds. It waits as often as it must. */
const AWAY_MS = 60_000;

/**
 * Trials that begin, and what Stripe is asked about organizations: each is one item of a job of its own. Only
 * the worker may change a plan.
 */
export const billingKind: Kind<BillingOptions, object, null, null> = {
  name: BILLING_JOB,
  queue: 'billing',
  idName: 'jobId',
  tables: sharedTables(BILLING_JOB),
  options: storedOptions,
  // Who pays has paid, suspended or not.
  goesOnWhileSuspended: true,
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
  run: async (ctx, item, { job: { organizationId, userId, options } }) => {
    try {
      if (options.task === 'sync') await syncAccount(ctx, organizationId);
      else if (userId !== null) await beginTrial(ctx, { organizationId, userId });
      return { kind: 'completed', item, result: null };
    } catch (error) {
      if (error instanceof DomainError && error.code === 'billing_unavailable' && !ctx.stopping.aborted) {
        ctx.logger.warn({ err: error.cause, organizationId }, 'Stripe does not answer');
        return { kind: 'released', item, delayMs: AWAY_MS, countsAsAttempt: false };
      }
      return afterFailure(ctx, item, error, `billing: ${options.task} failed`);
    }
  },
  resultWrites: async (_ctx, _job, outcomes) => ({ results: outcomes.map(() => null) }),
};
