import type {
  IncludeQuery,
  OptimizationReply,
  StoredOptimization,
} from '@refinery/contracts/optimizations.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors.ts';
import type { ProtectionOptions } from '../refining/protected-parts.ts';
import { includeEdits } from './internal/include-edits.ts';
import type { OptimizationRow } from './optimization.ts';
import { toOptimizationReply, toStoredOptimization } from './to-reply.ts';

/** One optimization, whole. Errors: `forbidden`, `optimization_not_found`. */
export async function getOptimization(
  ctx: CallerContext<'refiner'>,
  { id, ...wanted }: { id: string } & IncludeQuery,
): Promise<StoredOptimization> {
  requirePermission(ctx, 'optimizations:read');
  const row = await findOptimization(ctx, id);
  return { ...toStoredOptimization(row), ...(await includeEdits(ctx, row, wanted)) };
}

/** What optimizing answered, for a caller who repeats the request. Errors: `optimization_not_found`, `texts_removed`. */
export async function getOptimizationResult(
  ctx: CallerContext<'refiner'>,
  { id, ...request }: { id: string } & IncludeQuery & ProtectionOptions,
): Promise<OptimizationReply> {
  const row = await findOptimization(ctx, id);
  return toOptimizationReply(ctx, row, request);
}

async function findOptimization(ctx: CallerContext, id: string): Promise<OptimizationRow> {
  const own = whereOwn(ctx, optimizations, id);
  const [row] = await ctx.tenant.run((tx) => tx.select().from(optimizations).where(own));
  if (!row) throw new DomainError('optimization_not_found');
  return row;
}
