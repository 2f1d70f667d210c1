import type { PromptReply, PromptsQuery } from '@refinery/contracts/prompts.ts';
import { promptLabels } from '@refinery/db/schema/prompt-labels.ts';
import { prompts, promptVersions } from '@refinery/db/schema/prompts.ts';
import { patternsOf, toList } from '@refinery/db/search-patterns.ts';
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { newestFirst } from '../../context/own-rows.ts';
import { type Page, type PageInput, pageWithin, rowsFor } from '../../context/pages.ts';
import { toPromptReply } from './internal/to-prompt-reply.ts';
import { findBeside, isNewest, MAX_PAGE_TOKENS } from './version-rows.ts';

/**
 * The organization's prompts, newest first: those that meet all filters. A page of long texts has fewer than
 * its limit. Errors: `forbidden`.
 */
export async function listPrompts(
  ctx: CallerContext,
  input: PromptsQuery & PageInput,
): Promise<Page<PromptReply>> {
  requirePermission(ctx, 'prompts:read');
  const filters = [
    ...whereEqual(prompts.category, input.category),
    ...whereEqual(prompts.folder, input.folder),
    ...whereEqual(prompts.projectId, input.projectId),
    ...(input.label === undefined ? [] : [hasLabel(input.label)]),
    ...(input.q === undefined && input.tag === undefined ? [] : [isFound(input)]),
  ];
  const { where, orderBy, limit } = newestFirst(ctx, prompts, input, ...filters);
  return ctx.tenant.run(async (tx) => {
    const sizes = await tx
      .select({ id: prompts.id, size: promptVersions.tokens })
      .from(prompts)
      .innerJoin(promptVersions, isNewest)
      .where(where)
      .orderBy(orderBy)
      .limit(limit);
    const page = pageWithin(sizes, input.limit, MAX_PAGE_TOKENS);
    const ids = page.items.map(({ id }) => id);
    const rows = await tx
      .select({ prompt: prompts, version: promptVersions })
      .from(prompts)
      .innerJoin(promptVersions, isNewest)
      .where(and(eq(prompts.organizationId, ctx.actor.organizationId), inArray(prompts.id, ids)))
      .orderBy(orderBy);
    const besideOf = await findBeside(ctx, tx, ids);
    const items = rows.map((row) => toPromptReply(ctx, { ...row, ...besideOf(row.prompt.id) }));
    return { items, next: page.next };
  });
}

const hasLabel = (label: string): SQL =>
  sql`exists (select from ${promptLabels} where ${promptLabels.promptId} = ${prompts.id} and ${promptLabels.label} = ${label})`;

/**
 * That a prompt is one of those with these words and this tag that come first. A function of the database
 * finds them, which may look into indexes that refinery_app may not; it is told the other filters, so that a
 * page is full where there is more.
 */
const isFound = ({
  q,
  tag,
  cursor,
  category,
  folder,
  projectId,
  label,
  limit,
}: PromptsQuery & PageInput): SQL =>
  sql`${prompts.id} = any(array(select find_prompts(
    ${toList(q === undefined ? [] : patternsOf(q))}, ${toList(tag === undefined ? [] : [tag])}, ${cursor ?? null}::uuid, ${category ?? null},
    ${folder ?? null}, ${projectId ?? null}::uuid, ${label ?? null}, ${rowsFor(limit)}::integer)))`;

const whereEqual = (column: PgColumn, value: string | undefined): SQL[] =>
  value === undefined ? [] : [eq(column, value)];
