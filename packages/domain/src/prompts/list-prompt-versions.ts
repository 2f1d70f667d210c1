import type { PromptVersionReply } from '@refinery/contracts/prompts.ts';
import { promptVersions } from '@refinery/db/schema/prompts.ts';
import { eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, type PageInput, pageOf } from '../context/pages.ts';
import { toVersionReply } from './to-version-reply.ts';
import { findLabels, findPrompt } from './version-rows.ts';

/** The versions of a prompt, newest first. Errors: `forbidden`, `prompt_not_found`. */
export async function listPromptVersions(
  ctx: CallerContext,
  { id, ...input }: PageInput & { id: string },
): Promise<Page<PromptVersionReply>> {
  requirePermission(ctx, 'prompts:read');
  const { where, orderBy, limit } = newestFirst(ctx, promptVersions, input, eq(promptVersions.promptId, id));
  const { rows, labels } = await ctx.tenant.run(async (tx) => {
    await findPrompt(ctx, tx, id);
    return {
      rows: await tx.select().from(promptVersions).where(where).orderBy(orderBy).limit(limit),
      labels: (await findLabels(ctx, tx, [id]))(id),
    };
  });
  const { items, next } = pageOf(rows, input.limit);
  return { items: items.map((row) => toVersionReply(row, labels)), next };
}
