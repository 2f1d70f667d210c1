import type { LabelMoveReply } from '@refinery/contracts/prompt-labels.ts';
import { labelMoves } from '@refinery/db/schema/prompt-labels.ts';
import { eq } from 'drizzle-orm';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { newestFirst } from '../../context/own-rows.ts';
import { type Page, type PageInput, pageOf } from '../../context/pages.ts';
import { findPrompt } from '../versions/version-rows.ts';
import type { LabelOf } from './internal/label-rows.ts';

/** Every move of a label of a prompt, newest first. Errors: `forbidden`, `prompt_not_found`. */
export async function listLabelMoves(
  ctx: CallerContext,
  { id, label, ...input }: PageInput & LabelOf,
): Promise<Page<LabelMoveReply>> {
  requirePermission(ctx, 'prompts:read');
  const own = [eq(labelMoves.promptId, id), eq(labelMoves.label, label)];
  const { where, orderBy, limit } = newestFirst(ctx, labelMoves, input, ...own);
  const rows = await ctx.tenant.run(async (tx) => {
    await findPrompt(ctx, tx, id);
    return tx.select().from(labelMoves).where(where).orderBy(orderBy).limit(limit);
  });
  const { items, next } = pageOf(rows, input.limit);
  return { items: items.map(toReply), next };
}

function toReply(row: typeof labelMoves.$inferSelect): LabelMoveReply {
  const { organizationId: _, createdAt, ...fields } = row;
  return { ...fields, createdAt: createdAt.toISOString() };
}
