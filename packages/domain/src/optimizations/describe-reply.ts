import type { IncludeQuery, OptimizationReply } from '@refinery/contracts/optimizations.ts';
import type { Context } from '../context/context.ts';
import type { ProtectionOptions } from '../refining/protected-parts.ts';
import { type CompletedRow, describeResult } from './describe-optimization.ts';
import { type EditedRow, includeEdits } from './include-edits.ts';

/** What optimizing answers, with what was protected and, where wanted, the edits: both are found again, not stored. */
export async function describeReply(
  ctx: Context,
  row: CompletedRow & EditedRow,
  { preserve = [], material = [], refineMaterial = false, ...wanted }: IncludeQuery & ProtectionOptions,
): Promise<OptimizationReply> {
  const options = { preserve, material, refineMaterial };
  const { parts } = await ctx.refiner.protection(row.organizationId, { text: row.originalText, options });
  return { ...describeResult(row), protected: parts, ...(await includeEdits(ctx, row, wanted, options)) };
}
