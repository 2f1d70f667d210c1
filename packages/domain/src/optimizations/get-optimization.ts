import type {
  IncludeQuery,
  OptimizationReply,
  PlacedPart,
  StoredIncludeQuery,
  StoredOptimization,
} from '@refinery/contracts/optimizations.ts';
import { optimizationReviews } from '@refinery/db/schema/optimization-reviews.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import type { Edit } from '@refinery/refiner';
import { and, eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext, Context } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import type { ProtectionOptions } from '../refining/protected-parts.ts';
import { isLimitExceeded } from '../threads/limit-exceeded.ts';
import { includeEdits } from './internal/include-edits.ts';
import type { OptimizationRow } from './optimization.ts';
import { toOptimizationReply, toStoredOptimization } from './optimization-replies.ts';
import { whyTextsAreGone } from './texts-removed.ts';

/** One optimization, whole. Errors: `forbidden`, `optimization_not_found`. */
export async function getOptimization(
  ctx: CallerContext<'refiner'>,
  { id, ...wanted }: { id: string } & StoredIncludeQuery,
): Promise<StoredOptimization> {
  requirePermission(ctx, 'optimizations:read');
  const { row, reviewedAt } = await findWithReview(ctx, id);
  const parts = wanted.include?.split(',') ?? [];
  const added = parts.includes('edits') ? await includeEdits(ctx, row, { include: 'edits' }) : {};
  const frozen = parts.includes('protected') ? await includeProtected(ctx, row, added) : {};
  return { ...toStoredOptimization(row, reviewedAt), ...added, ...frozen };
}

/**
 * What optimizing answered, for a caller who repeats the request. Errors: `optimization_not_found`,
 * `texts_removed`.
 */
export async function getOptimizationResult(
  ctx: CallerContext<'refiner'>,
  { id, ...request }: { id: string } & IncludeQuery & ProtectionOptions,
): Promise<OptimizationReply> {
  const row = await findOptimization(ctx, id);
  return toOptimizationReply(ctx, row, request);
}

async function findWithReview(ctx: CallerContext, id: string) {
  const [found] = await ctx.tenant.run((tx) =>
    tx
      .select({ row: optimizations, reviewedAt: optimizationReviews.reviewedAt })
      .from(optimizations)
      .leftJoin(
        optimizationReviews,
        and(
          eq(optimizationReviews.optimizationId, optimizations.id),
          eq(optimizationReviews.organizationId, optimizations.organizationId),
        ),
      )
      .where(whereOwn(ctx, optimizations, id)),
  );
  if (!found) throw new DomainError('optimization_not_found');
  return found;
}

async function findOptimization(ctx: CallerContext, id: string): Promise<OptimizationRow> {
  const own = whereOwn(ctx, optimizations, id);
  const [row] = await ctx.tenant.run((tx) => tx.select().from(optimizations).where(own));
  if (!row) throw new DomainError('optimization_not_found');
  return row;
}

const MOST_PARTS = 1_000;

/**
 * The field `protected` of a stored optimization: the first 1,000 parts that its text alone hands over. Where
 * edits are known, each part that none of them changes has its place in the refined text. Where reading them
 * is too much work, or the texts were removed, a warning says so.
 */
async function includeProtected(
  ctx: Pick<Context, 'refiner'>,
  row: OptimizationRow,
  { edits, warnings = row.warnings }: { edits?: Edit[]; warnings?: string[] },
): Promise<{ protected?: PlacedPart[]; warnings?: string[] }> {
  if (row.originalText === null) {
    const why = whyTextsAreGone(row.textsRemovedAt);
    return warnings.includes(why) ? {} : { warnings: [...warnings, why] };
  }
  try {
    const question = { text: row.originalText, options: {} };
    const { parts } = await ctx.refiner.protection(row.organizationId, question);
    return { protected: placed(parts.slice(0, MOST_PARTS), edits) };
  } catch (error) {
    if (!isLimitExceeded(error)) throw error;
    const warning = 'Finding the protected parts of this text takes too much work, so they are left out.';
    return { warnings: [...warnings, warning] };
  }
}

/** Both lists are sorted and without overlaps: one pass. */
function placed(parts: readonly Omit<PlacedPart, 'in'>[], edits: readonly Edit[] | undefined): PlacedPart[] {
  if (!edits) return [...parts];
  let next = 0;
  let shift = 0;
  return parts.map((part) => {
    for (let edit = edits[next]; edit && edit.end <= part.start; edit = edits[++next])
      shift += edit.replacement.length - (edit.end - edit.start);
    const edit = edits[next];
    if (edit && edit.start < part.end) return part;
    return { ...part, in: { start: part.start + shift, end: part.end + shift } };
  });
}
