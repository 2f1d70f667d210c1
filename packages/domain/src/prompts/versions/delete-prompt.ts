import type { Transaction } from '@refinery/db/create-db.ts';
import { abTests } from '@refinery/db/schema/ab-tests.ts';
import { executions } from '@refinery/db/schema/executions.ts';
import { idempotencyKeys } from '@refinery/db/schema/idempotency-keys.ts';
import { prompts } from '@refinery/db/schema/prompts.ts';
import { isOpenRun, runs } from '@refinery/db/schema/runs.ts';
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { mutate } from '../../audit/mutate.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { whereOwn } from '../../context/own-rows.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { forgetReplies } from '../../idempotency/idempotency.ts';
import { startDeliveries } from '../../webhooks/start-deliveries.ts';
import { moveAddresses } from '../label-moves/move-addresses.ts';
import { lockIncludes } from './internal/expand-includes.ts';
import { findIncluders } from './internal/find-includers.ts';
import { auditedPrompt } from './internal/to-prompt-reply.ts';
import { findLabels, lockPrompt } from './version-rows.ts';

/** No more names of either kind are told. */
const MAX_TOLD = 5;

/**
 * Deletes a prompt with all its versions. Errors: `forbidden`, also where it has a guarded label and the
 * caller may not move labels, `prompt_not_found`, `run_not_finished` where a run that asks it has not ended,
 * and without `force` `prompt_in_use` where it has labels, the newest version of another prompt includes it
 * or runs have asked it; `gate_failed` where a label of it is for others to move.
 */
export async function deletePrompt(
  ctx: CallerContext<'clock' | 'db' | 'logger' | 'queues' | 'settings'>,
  { id, force = false }: { id: string; force?: boolean },
): Promise<void> {
  requirePermission(ctx, 'prompts:write');
  const deliveries = await mutate(ctx, 'prompt.delete', async (tx) => {
    await lockIncludes(ctx, tx);
    const prompt = await lockPrompt(ctx, tx, id, 'update');
    const runs = await requireRunsEnded(ctx, tx, id);
    if (!force) await assertUnused(ctx, tx, id, runs);
    const moved = await moveAddresses(ctx, tx, { promptId: id, before: prompt, after: null });
    await forgetTests(ctx, tx, id);
    await tx.delete(prompts).where(whereOwn(ctx, prompts, id));
    await forgetReplies(tx, ctx.actor.organizationId, id);
    return { target: id, before: auditedPrompt(prompt), result: moved };
  });
  await startDeliveries(ctx, deliveries);
}

/** Its tests go with it: nobody gets one again for an idempotency key. */
const forgetTests = ({ actor }: CallerContext, tx: Transaction, promptId: string) =>
  tx
    .update(idempotencyKeys)
    .set({ sealedReply: null })
    .where(
      and(
        eq(idempotencyKeys.organizationId, actor.organizationId),
        or(
          inArray(
            idempotencyKeys.resourceId,
            tx.select({ id: executions.id }).from(executions).where(eq(executions.promptId, promptId)),
          ),
          inArray(
            idempotencyKeys.resourceId,
            tx.select({ id: abTests.id }).from(abTests).where(eq(abTests.promptId, promptId)),
          ),
        ),
      ),
    );

/** How many runs have asked it; all have ended. Errors: `run_not_finished`. */
async function requireRunsEnded({ actor }: CallerContext, tx: Transaction, id: string): Promise<number> {
  const isArm = sql`${runs.arms} @> ${JSON.stringify([{ promptId: id }])}::jsonb`;
  const rows = await tx
    .select({ endStatus: runs.endStatus, moveStatus: runs.moveStatus })
    .from(runs)
    .where(and(eq(runs.organizationId, actor.organizationId), isArm));
  const open = rows.filter(isOpenRun);
  if (open.length > 0)
    throw new DomainError(
      'run_not_finished',
      `Runs of the prompt have not ended: ${open.length}. Cancel them first.`,
    );
  return rows.length;
}

async function assertUnused(
  ctx: CallerContext,
  tx: Transaction,
  id: string,
  runCount: number,
): Promise<void> {
  const labels = Object.keys((await findLabels(ctx, tx, [id]))(id));
  const includers = (await findIncluders(ctx, tx, [id])).map(({ slug }) => slug);
  const uses = [
    ...(labels.length ? [`has the labels ${labels.slice(0, MAX_TOLD).join(', ')}`] : []),
    ...(includers.length ? [`is included by ${includers.slice(0, MAX_TOLD).join(', ')}`] : []),
    ...(runCount ? [`has outputs and scores in runs (${runCount}), which would be deleted`] : []),
  ];
  if (uses.length === 0) return;
  throw new DomainError('prompt_in_use', `The prompt ${uses.join(' and ')}. Delete it with force=true.`);
}
