import type { EvaluatorReply, EvaluatorsQuery } from '@refinery/contracts/evaluators.ts';
import { evaluators } from '@refinery/db/schema/evaluators.ts';
import { eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, type PageInput, pageWithin } from '../context/pages.ts';
import { toEvaluatorReply } from './evaluator-rows.ts';

/** Most characters of the settings on a page, as JSON. */
const MAX_PAGE_LENGTH = 500_000;

/**
 * The organization's evaluators, newest first. A page with large settings has fewer than its limit. Errors:
 * `forbidden`.
 */
export async function listEvaluators(
  ctx: CallerContext,
  input: EvaluatorsQuery & PageInput,
): Promise<Page<EvaluatorReply>> {
  requirePermission(ctx, 'tests:read');
  const filters = input.kind === undefined ? [] : [eq(evaluators.kind, input.kind)];
  const { where, orderBy, limit } = newestFirst(ctx, evaluators, input, ...filters);
  const rows = await ctx.tenant.run((tx) =>
    tx.select().from(evaluators).where(where).orderBy(orderBy).limit(limit),
  );
  const sized = rows.map((row) => ({ ...row, size: JSON.stringify(row.settings).length }));
  const { items, next } = pageWithin(sized, input.limit, MAX_PAGE_LENGTH);
  return { items: items.map(toEvaluatorReply), next };
}
