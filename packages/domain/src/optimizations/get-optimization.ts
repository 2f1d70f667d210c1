import type { OptimizationReply, StoredOptimization } from '@refinery/contracts/optimizations.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { and, eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { describeResult, describeStored } from './describe-optimization.ts';
import type { OptimizationRow } from './result-cache.ts';

/** One optimization, whole. Errors: `forbidden`, `optimization_not_found`. */
export async function getOptimization(ctx: ActorContext, id: string): Promise<StoredOptimization> {
  requirePermission(ctx, 'optimizations:read');
  return describeStored(await findOptimization(ctx, id));
}

/** What optimizing answered, for a caller who repeats the request. Errors: `optimization_not_found`. */
export async function getOptimizationResult(ctx: ActorContext, id: string): Promise<OptimizationReply> {
  return describeResult(await findOptimization(ctx, id));
}

async function findOptimization(ctx: ActorContext, id: string): Promise<OptimizationRow> {
  const { organizationId } = ctx.actor;
  const [row] = await withTenant(ctx.db, organizationId, (tx) =>
    tx
      .select()
      .from(optimizations)
      .where(and(eq(optimizations.id, id), eq(optimizations.organizationId, organizationId))),
  );
  if (!row) throw new DomainError('optimization_not_found');
  return row;
}
