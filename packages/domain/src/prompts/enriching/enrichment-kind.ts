import { ENRICHMENTS } from '../../meters/meters.ts';
import type { Kind } from '../../work/kind.ts';
import { sharedTables } from '../../work/shared-tables.ts';
import { enrichItem, type PreparedJob } from './internal/enrich-item.ts';
import { callerOfJob } from './internal/job-caller.ts';
import { type JobOptions, type JobPayload, storedOptions, storedPayload } from './internal/job-options.ts';
import { chooseModel } from './internal/request.ts';

/** Many prompts of the library, each enriched as a single one would be. */
export const enrichmentKind: Kind<JobOptions, JobPayload, PreparedJob, null> = {
  name: 'enrichment',
  queue: 'enrichments',
  idName: 'jobId',
  tables: sharedTables('enrichment'),
  options: storedOptions,
  meter: ENRICHMENTS,
  limits: ({ batches }) => batches,
  readPayload: ({ payload }) => storedPayload.Parse(payload),
  /**
   * The model is looked up for each chunk: a provider that was taken away meanwhile fails the items that name
   * it.
   */
  async prepare(ctx, job) {
    const { organizationId, options } = job;
    const caller = await callerOfJob(ctx, job);
    const { provider, model } = options;
    const chosen = await chooseModel(ctx, { organizationId, defaults: { provider } }, model);
    return { caller, chosen, options };
  },
  run: (_ctx, item, { prepared }) => enrichItem(item, prepared),
  store: async (_ctx, _job, outcomes) => ({ results: outcomes.map(() => null) }),
};
