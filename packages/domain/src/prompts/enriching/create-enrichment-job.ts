import {
  type EnhancePromptBody,
  type EnrichmentJobReply,
  enrichmentJobLocation,
} from '@refinery/contracts/enrichments.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { prompts } from '@refinery/db/schema/prompts.ts';
import { and, eq, sql } from 'drizzle-orm';
import { mutate } from '../../audit/mutate.ts';
import { apiKeyOf, requirePermission } from '../../context/actor.ts';
import type { ActorContext, CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { invalidField } from '../../errors/invalid-field.ts';
import { bindResource, keepReply } from '../../idempotency/idempotency.ts';
import { ENRICHMENTS } from '../../meters/meters.ts';
import { checkQuota } from '../../usage/quota.ts';
import { startLanes } from '../../work/lanes.ts';
import { acceptJob } from '../../work/shared-tables.ts';
import { enrichmentKind } from './enrichment-kind.ts';
import { chooseModel } from './internal/enrich-request.ts';
import { findEnrichmentJob, toJobReply } from './internal/find-enrichment-job.ts';

type Input = EnhancePromptBody & { promptIds: string[] };

/** Most prompts that a refusal names. */
const MOST_NAMED = 50;

/**
 * Accepts that many prompts are enriched: all or none, their quota included. Once it returns the job is safe:
 * where Redis is down, the reconciler starts it later.
 * Errors: `forbidden`, `validation_failed`, `prompt_not_found` with the places of those that are not there,
 * `provider_not_usable`, `quota_exceeded`.
 */
export async function createEnrichmentJob(ctx: ActorContext, input: Input): Promise<EnrichmentJobReply> {
  const { promptIds, model, instructions, commit = false, strict = false } = input;
  requirePermission(ctx, 'optimizations:write');
  requirePermission(ctx, 'prompts:read');
  if (commit) requirePermission(ctx, 'prompts:write');
  for (const other of ['promptId', 'text', 'sections'] as const)
    if (input[other] !== undefined) throw invalidField(other, 'cannot be combined with promptIds');
  await chooseModel(ctx, ctx.actor, model);
  const { organizationId, userId, defaults } = ctx.actor;
  const charge = { organizationId, meter: ENRICHMENTS, amount: promptIds.length };
  await ctx.tenant.run((tx) => checkQuota(ctx, tx, charge));
  const apiKeyId = apiKeyOf(ctx.actor);
  const asked = {
    organizationId,
    userId,
    ...(apiKeyId === null ? {} : { apiKeyId }),
    ...(ctx.requestId ? { requestId: ctx.requestId } : {}),
  };
  const options = {
    provider: defaults.provider,
    commit,
    strict,
    ...(model === undefined ? {} : { model }),
    ...(instructions === undefined ? {} : { instructions }),
  };
  const { job, reply } = await mutate(ctx, 'enrichment.create', async (tx) => {
    await assertThere(ctx, tx, promptIds);
    const payloads = promptIds.map((promptId) => ({ promptId }));
    const job = await acceptJob(ctx, tx, enrichmentKind, { ...asked, options, payloads });
    const reply = toJobReply(await findEnrichmentJob(ctx, tx, job.jobId), 0);
    await bindResource(tx, ctx, job.jobId);
    await keepReply(ctx, tx, { status: 202, body: reply, location: enrichmentJobLocation(job.jobId) });
    const after = { total: reply.total, commit, strict };
    return { target: job.jobId, after, result: { job, reply } };
  });
  await startLanes(ctx, enrichmentKind, job);
  return reply;
}

async function assertThere(ctx: CallerContext, tx: Transaction, ids: readonly string[]): Promise<void> {
  const given = sql`array(select jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)::uuid)`;
  const rows = await tx
    .select({ id: prompts.id })
    .from(prompts)
    .where(and(eq(prompts.organizationId, ctx.actor.organizationId), sql`${prompts.id} = any(${given})`));
  const there = new Set(rows.map(({ id }) => id));
  const missing = ids.flatMap((id, place) => (there.has(id) ? [] : [{ id, place }]));
  if (missing.length === 0) return;
  const [first] = missing;
  throw new DomainError(
    'prompt_not_found',
    missing.length === 1
      ? `There is no prompt ${first?.id}. Nothing was started.`
      : `${missing.length} of the prompts are not there. Nothing was started.`,
    {
      errors: missing
        .slice(0, MOST_NAMED)
        .map(({ id, place }) => ({ path: `promptIds/${place}`, message: `there is no prompt ${id}` })),
      errorCount: missing.length,
    },
  );
}
