import type { ModeratedPromptReply, ModeratedPromptsQuery } from '@refinery/contracts/moderation.ts';
import { publicationReports, publishedPrompts } from '@refinery/db/schema/published-prompts.ts';
import { eq, type SQL, sql } from 'drizzle-orm';
import { requireOperator } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { type Page, type PageInput, pageOf, rowsFor } from '../../context/pages.ts';
import { readModerated } from './internal/read-moderated.ts';

/**
 * What organizations have published, with what others say against it, for operators; those that were
 * published last first. Errors: `forbidden`.
 */
export async function listModeratedPrompts(
  ctx: CallerContext<'platformDb'>,
  { status = 'pending', cursor, limit }: ModeratedPromptsQuery & PageInput,
): Promise<Page<ModeratedPromptReply>> {
  requireOperator(ctx);
  const where = status === 'reported' ? isReported : eq(publishedPrompts.status, status);
  const rows = await readModerated(ctx.platformDb, where, { cursor, limit: rowsFor(limit) });
  return pageOf(rows, limit);
}

const isReported: SQL = sql`${publishedPrompts.status} in ('approved', 'hidden') and exists (
  select from ${publicationReports} where ${publicationReports.publicationId} = ${publishedPrompts.publicationId}
    and ${publicationReports.settledAt} is null)`;
