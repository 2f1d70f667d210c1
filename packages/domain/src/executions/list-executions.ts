import type { ExecutionReply } from '@refinery/contracts/executions.ts';
import { executions } from '@refinery/db/schema/executions.ts';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, type PageInput, pageWithin } from '../context/pages.ts';
import { findPrompt } from '../prompts/versions/version-rows.ts';
import { toExecutionReply } from './to-execution-reply.ts';

/** Bytes of texts on a page. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * The single tests of a prompt, newest first. A page of long outputs has fewer than its limit. Errors:
 * `forbidden`, `prompt_not_found`.
 */
export async function listExecutions(
  ctx: CallerContext,
  { id, version, ...page }: PageInput & { id: string; version?: number },
): Promise<Page<ExecutionReply>> {
  requirePermission(ctx, 'tests:read');
  const { where, orderBy, limit } = newestFirst(
    ctx,
    executions,
    page,
    eq(executions.promptId, id),
    isNull(executions.runId),
    ...(version === undefined ? [] : [eq(executions.version, version)]),
  );
  return ctx.tenant.run(async (tx) => {
    await findPrompt(ctx, tx, id);
    const sizes = await tx
      .select({
        id: executions.id,
        size: sql<number>`coalesce(octet_length(${executions.output}), 0) + coalesce(octet_length(${executions.input}::text), 0)`,
      })
      .from(executions)
      .where(where)
      .orderBy(orderBy)
      .limit(limit);
    const { items, next } = pageWithin(sizes, page.limit, MOST_BYTES);
    const ids = items.map((row) => row.id);
    const own = eq(executions.organizationId, ctx.actor.organizationId);
    const rows = await tx
      .select()
      .from(executions)
      .where(and(own, inArray(executions.id, ids)))
      .orderBy(orderBy);
    return { items: rows.map(toExecutionReply), next };
  });
}
