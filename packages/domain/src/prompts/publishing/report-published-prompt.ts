import type { ReportPublishedPromptBody } from '@refinery/contracts/published-prompts.ts';
import { publicationReports } from '@refinery/db/schema/published-prompts.ts';
import { sql } from 'drizzle-orm';
import { mutate } from '../../audit/mutate.ts';
import { requireReady } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { findPublished } from './find-published.ts';
import { hideReported } from './hide-reported.ts';

/**
 * Writes down that a person objects to a public prompt, by themselves or by an API key of theirs. The third
 * person that does hides it until an operator decides. Errors: `published_prompt_not_found`,
 * `already_reported`, and `forbidden` for a prompt of the caller's own organization.
 */
export async function reportPublishedPrompt(
  ctx: CallerContext<'clock' | 'db' | 'logger' | 'platformDb' | 'queues' | 'settings'>,
  { id, reason }: ReportPublishedPromptBody & { id: string },
): Promise<void> {
  requireReady(ctx);
  const { organizationId, userId } = ctx.actor;
  const { snapshot } = await findPublished(ctx.platformDb, id);
  if (snapshot.organizationId === organizationId)
    throw new DomainError('forbidden', 'The prompt is your own. Withdraw it with isPublic: false.');
  await mutate(ctx, 'public-prompt.report', async (tx) => {
    const made = await tx.execute(sql`
      insert into ${publicationReports} (publication_id, organization_id, reason, user_id, created_at)
      values (${id}, ${organizationId}, ${reason}, ${userId}, ${ctx.clock.now().toISOString()})
      on conflict do nothing returning publication_id`);
    if (made.length === 0) throw new DomainError('already_reported');
    return { target: id, result: undefined };
  });
  try {
    await hideReported(ctx, id);
  } catch (error) {
    // The reconciler does it.
    ctx.logger.error({ err: error, publicationId: id }, 'reported prompt not hidden yet');
  }
}
