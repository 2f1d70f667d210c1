import {
  type BatchItemInput,
  type BatchOptions,
  type BatchReply,
  batchLocation,
} from '@refinery/contracts/batches.ts';
import type { RefineOptionsInput } from '@refinery/contracts/optimizations.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { batchJobs } from '@refinery/db/schema/batches.ts';
import { eq, sql } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { apiKeyOf, requirePermission } from '../context/actor.ts';
import type { ActorContext, CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { bindResource, keepReply } from '../idempotency/idempotency.ts';
import { OPTIMIZATIONS } from '../meters/meters.ts';
import { resolveRequest } from '../optimizations/resolve-request.ts';
import { inGroups } from '../uploads/in-groups.ts';
import type { StagedUpload } from '../uploads/stage-upload.ts';
import { checkQuota, reserveQuota } from '../usage/quota.ts';
import { webhookForUrl } from '../webhooks/webhook-for-url.ts';
import { startLanes } from '../work/lanes.ts';
import { batchKind, jobOf } from './batch-kind.ts';
import { type BatchRow, toBatchReply } from './internal/to-batch-reply.ts';

/**
 * Accepts a checked upload: stores its items and reserves their quota, all or nothing, then starts its lanes.
 * Once it returns the batch is safe: where Redis is down, the reconciler starts the lanes later.
 * Errors: `forbidden`, `provider_not_usable`, `quota_exceeded`; for its webhookUrl `blocked_address`,
 * `webhook_limit`, `webhook_disabled`.
 */
export async function createBatch(
  ctx: ActorContext,
  upload: StagedUpload<BatchItemInput>,
  options: BatchOptions,
): Promise<BatchReply> {
  requirePermission(ctx, 'batches:write');
  const { name, webhookUrl, ...refineOptions } = options;
  const stored = await pinDefaults(ctx, refineOptions);
  const { organizationId } = ctx.actor;
  const charge = {
    organizationId,
    apiKeyId: apiKeyOf(ctx.actor),
    meter: OPTIMIZATIONS,
    amount: upload.count,
  };
  await ctx.tenant.run((tx) => checkQuota(ctx, tx, charge));
  const webhook = webhookUrl === undefined ? null : await webhookForUrl(ctx, webhookUrl);
  const accepted = await mutate(ctx, 'batch.create', async (tx) => {
    const batch = await insertBatch(ctx, tx, { name, options: stored, webhookId: webhook?.id ?? null });
    await insertItems(ctx, tx, batch.id, upload);
    await bindResource(tx, ctx, batch.id);
    // Late, because it locks the counter that every other request of the organization needs; and before the
    // total is known, since a new period begins with what open batches have left.
    await reserveQuota(ctx, tx, charge);
    await tx.update(batchJobs).set({ total: upload.count }).where(eq(batchJobs.id, batch.id));
    const after = { name: batch.name, total: upload.count, provider: stored.provider };
    const reply = toBatchReply({ ...batch, total: upload.count }, 0, ctx.clock.now());
    const result = upload.notes.length > 0 ? { ...reply, warnings: upload.notes } : reply;
    await keepReply(ctx, tx, { status: 202, body: result, location: batchLocation(batch.id) });
    return { target: batch.id, after, result };
  });
  await startLanes(ctx, batchKind, jobOf({ organizationId, batchId: accepted.id }));
  return accepted;
}

/**
 * Names what the batch would take from the organization: provider, strategy, level and how its doubts are
 * dealt with, so that a later change of the defaults does not split it; refuses a provider that cannot be
 * used.
 */
async function pinDefaults(
  ctx: CallerContext<'db' | 'settings' | 'vendors'>,
  options: RefineOptionsInput,
): Promise<RefineOptionsInput> {
  const provider = options.provider ?? ctx.actor.defaults.provider;
  const { settings, candidates } = await resolveRequest(ctx, ctx.actor, { ...options, provider });
  const { strategy, compressionLevel, verify, strictness } = settings;
  const pinned = { ...options, provider, strategy, compressionLevel };
  return candidates.length ? { ...pinned, verify, strictness } : pinned;
}

async function insertBatch(
  ctx: CallerContext<'clock'>,
  tx: Transaction,
  input: { name: string | undefined; options: RefineOptionsInput; webhookId: string | null },
): Promise<BatchRow> {
  const { organizationId, userId } = ctx.actor;
  const [row] = await tx
    .insert(batchJobs)
    .values({
      id: newId(),
      organizationId,
      userId,
      apiKeyId: apiKeyOf(ctx.actor),
      requestId: ctx.requestId ?? null,
      name: input.name ?? null,
      status: 'queued',
      options: input.options,
      webhookId: input.webhookId,
      total: 0,
      createdAt: ctx.clock.now(),
    })
    .returning();
  if (!row) throw new DomainError('internal_error');
  return row;
}

async function insertItems(
  ctx: CallerContext<'clock'>,
  tx: Transaction,
  batchId: string,
  upload: StagedUpload<BatchItemInput>,
): Promise<void> {
  const { organizationId } = ctx.actor;
  const now = ctx.clock.now().toISOString();
  let position = 0;
  for await (const items of inGroups(upload.items(), ({ text }) => text.length)) {
    const rows = items.map((item) => ({
      id: newId(),
      position: ++position,
      custom_id: item.customId ?? null,
      text: item.text,
      metadata: item.metadata ?? {},
    }));
    // One parameter for all rows: with one for each value, building the query costs more than running it.
    await tx.execute(sql`
      insert into batch_items (id, organization_id, batch_id, position, custom_id, text, metadata, available_at)
      select id, ${organizationId}, ${batchId}, position, custom_id, text, metadata, ${now}::timestamptz
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as v(
        id uuid, position integer, custom_id text, text text, metadata jsonb
      )`);
  }
}
