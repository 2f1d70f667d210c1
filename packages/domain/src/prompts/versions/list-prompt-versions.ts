import type { PromptVersionReply } from '@refinery/contracts/prompts.ts';
import { promptVersions } from '@refinery/db/schema/prompts.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { newestFirst } from '../../context/own-rows.ts';
import { type Page, type PageInput, pageWithin } from '../../context/pages.ts';
import { toVersionReply } from './to-version-reply.ts';
import { findLabels, findPrompt, MAX_PAGE_TOKENS } from './version-rows.ts';

/**
 * The versions of a prompt, newest first. A page of long texts has fewer than its limit. Errors: `forbidden`,
 * `prompt_not_found`.
 */
export async function listPromptVersions(
  ctx: CallerContext,
  { id, ...input }: PageInput & { id: string },
): Promise<Page<PromptVersionReply>> {
  requirePermission(ctx, 'prompts:read');
  const { where, orderBy, limit } = newestFirst(ctx, promptVersions, input, eq(promptVersions.promptId, id));
  return ctx.tenant.run(async (tx) => {
    await findPrompt(ctx, tx, id);
    const sizes = await tx
      .select({ id: promptVersions.id, size: promptVersions.tokens })
      .from(promptVersions)
      .where(where)
      .orderBy(orderBy)
      .limit(limit);
    const page = pageWithin(sizes, input.limit, MAX_PAGE_TOKENS);
    const ids = page.items.map((row) => row.id);
    const rows = await tx
      .select()
      .from(promptVersions)
      .where(
        and(eq(promptVersions.organizationId, ctx.actor.organizationId), inArray(promptVersions.id, ids)),
      )
      .orderBy(orderBy);
    const labels = (await findLabels(ctx, tx, [id]))(id);
    return { items: rows.map((row) => toVersionReply(row, labels)), next: page.next };
  });
}
