import type { PromptReply, PromptsQuery } from '@refinery/contracts/prompts.ts';
import { promptLabels } from '@refinery/db/schema/prompt-labels.ts';
import { prompts, promptVersions } from '@refinery/db/schema/prompts.ts';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, type PageInput, pageOf, rowsFor } from '../context/pages.ts';
import { findPublications } from '../published-prompts/find-publications.ts';
import { patternsOf, toList } from '../search-patterns.ts';
import { toPromptReply } from './internal/to-reply.ts';
import { findLabels, isNewest } from './version-rows.ts';

/** The organization's prompts, newest first: those that meet all filters. Errors: `forbidden`. */
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
    const rows = await tx
      .select({ prompt: prompts, version: promptVersions })
      .from(prompts)
      .innerJoin(promptVersions, isNewest)
      .where(where)
      .orderBy(orderBy)
      .limit(limit);
    const { items, next } = pageOf(
      rows.map((row) => ({ id: row.prompt.id, ...row })),
      input.limit,
    );
    const ids = items.map(({ id }) => id);
    const labelsOf = await findLabels(ctx, tx, ids);
    const publicationOf = await findPublications(ctx, tx, ids);
    const shown = items.map((item) => ({
      ...{ ...item, labels: labelsOf(item.id), publication: publicationOf(item.id) },
    }));
    return { items: shown.map((item) => toPromptReply(ctx, item)), next };
  });
}

const hasLabel = (label: string): SQL =>
  sql`exists (select from ${promptLabels} where ${promptLabels.promptId} = ${prompts.id} and ${promptLabels.label} = ${label})`;

/**
 * That a prompt is one of those with these words and this tag that come first. A function of the database finds them, which may look into
 * indexes that refinery_app may not; it is told the other filters, so that a page is full where there is more.
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
