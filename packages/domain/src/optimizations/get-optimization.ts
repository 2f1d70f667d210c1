import type {
  IncludeQuery,
  OptimizationReply,
  StoredOptimization,
} from '@refinery/contracts/optimizations.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { and, eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import type { ProtectionOptions } from '../refining/protected-parts.ts';
import { describeStored } from './describe-optimization.ts';
import { describeReply } from './describe-reply.ts';
import { includeEdits } from './include-edits.ts';
import type { OptimizationRow } from './result-cache.ts';

/** One optimization, whole. Errors: `forbidden`, `optimization_not_found`. */
export async function getOptimization(
  ctx: ActorContext,
  { id, ...wanted }: { id: string } & IncludeQuery,
): Promise<StoredOptimization> {
  requirePermission(ctx, 'optimizations:read');
  const row = await findOptimization(ctx, id);
  return { ...describeStored(row), ...(await includeEdits(ctx, row, wanted)) };
}

/** What optimizing answered, for a caller who repeats the request. Errors: `optimization_not_found`. */
export async function getOptimizationResult(
  ctx: ActorContext,
  { id, ...request }: { id: string } & IncludeQuery & ProtectionOptions,
): Promise<OptimizationReply> {
  const row = await findOptimization(ctx, id);
  return describeReply(ctx, row, request);
}

async function findOptimization(ctx: ActorContext, id: string): Promise<OptimizationRow> {
  const { organizationId } = ctx.actor;
  const [row] = await ctx.tenant.run((tx) =>
    tx
      .select()
      .from(optimizations)
      .where(and(eq(optimizations.id, id), eq(optimizations.organizationId, organizationId))),
  );
  if (!row) throw new DomainError('optimization_not_found');
  return row;
}
