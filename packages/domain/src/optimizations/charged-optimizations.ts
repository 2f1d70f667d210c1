import type { OptimizationResult } from '@refinery/db/optimization-result.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { type ChargedKind, chargeOf, isProcessing } from '../charged-work/charged-kind.ts';
import type { ActorContext } from '../context/context.ts';
import { momentOf } from '../context/moment.ts';
import { whereOwn } from '../context/own-rows.ts';
import type { DomainError } from '../errors/domain-error.ts';
import { bindStatements } from '../idempotency/idempotency.ts';
import { OPTIMIZATIONS } from '../meters/meters.ts';
import { quotaExceeded } from '../usage/quota.ts';
import { startDeliveries } from '../webhooks/start-deliveries.ts';
import { type FoundOrRefined, remember } from './find-or-refine.ts';
import { completedEvents } from './internal/completed-event.ts';
import { deliveriesIn, recordOptimization } from './internal/record-optimization.ts';
import { failedColumns, type NewOptimization } from './optimization.ts';

interface Refined {
  found: FoundOrRefined;
  latencyMs: number;
}

type Done = OptimizationResult & { latencyMs: number };

/** Single prompts that are refined by vendors. Many come at once, so their writes go in groups. */
export const chargedOptimizations: ChargedKind<typeof optimizations, NewOptimization, Refined, Done> = {
  name: 'optimization',
  meter: OPTIMIZATIONS,
  table: optimizations,
  async begin(ctx, row) {
    if (!(await recordOptimization(ctx, row))) throw await refused(ctx);
  },
  /** Webhooks are told of it, and later requests find it. */
  async complete(ctx, { id, organizationId }, { found, latencyMs }) {
    const result = { ...found.result, latencyMs };
    const stored = ctx.db
      .update(optimizations)
      .set(result)
      .where(whereOwn(ctx, optimizations, id, isProcessing(optimizations)))
      .returning({ id: optimizations.id });
    const rows = await ctx.committer.write({
      organizationId,
      id,
      name: `completed ${id}`,
      record: '{}',
      locks: [],
      statements: () => [
        stored,
        completedEvents(momentOf(ctx), organizationId, id),
        ...bindStatements(ctx, id),
      ],
      isWritten: ([updated]) => updated?.length === 1,
    });
    if (!rows) return null;
    await startDeliveries(ctx, deliveriesIn(organizationId, rows));
    await remember(ctx, found, { id, organizationId });
    return result;
  },
  failedColumns,
};

/** Why an optimization was not charged. */
export const refused = (ctx: ActorContext): Promise<DomainError> =>
  ctx.tenant.run((tx) => quotaExceeded(ctx, tx, chargeOf(ctx, chargedOptimizations)));
