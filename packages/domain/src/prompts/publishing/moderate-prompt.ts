import type { ModeratedPromptReply, ModeratePromptBody } from '@refinery/contracts/moderation.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { publicationReports, publications, publishedPrompts } from '@refinery/db/schema/published-prompts.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { requireOperator } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { lockSnapshots } from './internal/lock-snapshots.ts';
import { readModerated } from './internal/read-moderated.ts';
import { replaceApproved } from './internal/replace-approved.ts';
import { storeVerdict } from './internal/store-verdict.ts';
import { notifyOfVerdict } from './notify-of-verdicts.ts';

type Moderating = CallerContext<'clock' | 'db' | 'logger' | 'platformDb' | 'queues' | 'settings'>;

/**
 * Approves or rejects a text that an organization published, settles the reports about it and tells the
 * organization. A rejection holds back what is published of the prompt from then on, and the same text
 * wherever the organization publishes it. An approval allows what screening found. Errors: `forbidden`;
 * `published_prompt_not_found`, also where the text was changed or withdrawn meanwhile.
 */
export async function moderatePrompt(
  ctx: Moderating,
  { id, status, reason = null }: ModeratePromptBody & { id: string },
): Promise<ModeratedPromptReply> {
  const { userId } = requireOperator(ctx);
  const now = ctx.clock.now();
  const judged = await ctx.platformDb.transaction(async (tx) => {
    const { publicationId, organizationId, snapshots } = await lockSnapshot(tx, id);
    if (status === 'approved') await replaceApproved(tx, snapshots, id);
    await tx
      .update(publishedPrompts)
      .set({ status, reason, judgedAt: now, judgedBy: userId, toldAt: null })
      .where(eq(publishedPrompts.id, id));
    await storeVerdict(tx, { id, status, at: now });
    await tx
      .update(publications)
      .set({ heldAt: status === 'approved' ? null : now })
      .where(eq(publications.id, publicationId));
    await tx
      .update(publicationReports)
      .set({ settledAt: now })
      .where(and(eq(publicationReports.publicationId, publicationId), isNull(publicationReports.settledAt)));
    return { id, organizationId };
  });
  await notifyOfVerdict(ctx, judged);
  const [reply] = await readModerated(ctx.platformDb, eq(publishedPrompts.id, id), { limit: 1 });
  if (!reply) throw new DomainError('published_prompt_not_found');
  return reply;
}

/** The text to be judged, locked with all others of its publication. */
async function lockSnapshot(tx: Transaction, id: string) {
  const [found] = await tx
    .select({ publicationId: publishedPrompts.publicationId })
    .from(publishedPrompts)
    .where(eq(publishedPrompts.id, id));
  const locked = found && (await lockSnapshots(tx, found.publicationId));
  const snapshot = locked?.snapshots.find((one) => one.id === id && one.status !== 'replaced');
  if (!locked || !snapshot) throw new DomainError('published_prompt_not_found');
  const { publicationId, organizationId } = snapshot;
  return { publicationId, organizationId, snapshots: locked.snapshots };
}
