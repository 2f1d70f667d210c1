import { PLAIN_CALL_TERMS } from '../../context/actor.ts';
import type { ActorContext, Context } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { asMember } from '../../members/as-member.ts';
import { ENRICHMENTS } from '../../meters/meters.ts';
import type { Kind, WorkJob } from '../../work/kind.ts';
import { sharedTables } from '../../work/shared-tables.ts';
import { enrichItem, type PreparedJob } from './internal/enrich-item.ts';
import { chooseModel } from './internal/enrich-request.ts';
import { type JobOptions, type JobPayload, storedOptions, storedPayload } from './internal/job-options.ts';

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
  resultWrites: async (_ctx, _job, outcomes) => ({ results: outcomes.map(() => null) }),
};

/**
 * The context in which the work of a job is done: that of the person who asked for it, also by an API key,
 * with the rights that their role has by now. The scopes of the key were asked when the job was accepted.
 * Errors: `forbidden` where they have left the organization, or may not write in the library any more and the
 * job does.
 */
async function callerOfJob(ctx: Context, job: WorkJob<JobOptions>): Promise<ActorContext> {
  const { id: sessionId, organizationId, userId, apiKeyId, options } = job;
  const caller = await asMember(ctx, { organizationId, userId, sessionId });
  const { actor } = caller;
  if (options.commit && !actor.permissions.has('prompts:write'))
    throw new DomainError('forbidden', 'Whoever asked for this may not write in the library any more.');
  if (apiKeyId === null) return caller;
  const key = { kind: 'api-key', apiKeyId, rateLimitPerMinute: null, calls: PLAIN_CALL_TERMS } as const;
  return { ...caller, actor: { ...actor, ...key } };
}
