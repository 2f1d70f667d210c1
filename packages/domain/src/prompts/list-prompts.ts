import type { PromptReply, PromptsQuery } from '@refinery/contracts/prompts.ts';
import { prompts, promptVersions } from '@refinery/db/schema/prompts.ts';
import { eq, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, type PageInput, pageOf } from '../context/pages.ts';
import { toPromptReply } from './internal/to-reply.ts';
import { isNewest } from './version-rows.ts';

/** The organization's prompts, newest first. Errors: `forbidden`. */
export async function listPrompts(
  ctx: CallerContext,
  input: PromptsQuery & PageInput,
): Promise<Page<PromptReply>> {
  requirePermission(ctx, 'prompts:read');
  const filters = [
    ...whereEqual(prompts.category, input.category),
    ...whereEqual(prompts.folder, input.folder),
    ...whereEqual(prompts.projectId, input.projectId),
  ];
  const { where, orderBy, limit } = newestFirst(ctx, prompts, input, ...filters);
  const rows = await ctx.tenant.run((tx) =>
    tx
      .select({ prompt: prompts, version: promptVersions })
      .from(prompts)
      .innerJoin(promptVersions, isNewest)
      .where(where)
      .orderBy(orderBy)
      .limit(limit),
  );
  const { items, next } = pageOf(
    rows.map((row) => toPromptReply(ctx, row)),
    input.limit,
  );
  return { items, next };
}

const whereEqual = (column: PgColumn, value: string | undefined): SQL[] =>
  value === undefined ? [] : [eq(column, value)];
