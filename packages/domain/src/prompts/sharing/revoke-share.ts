import { shareLinks } from '@refinery/db/schema/share-links.ts';
import { mutate } from '../../audit/mutate.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { forgetReplies } from '../../idempotency/idempotency.ts';
import { auditedShare, lockShare, whereShare } from './internal/share-rows.ts';

/** Ends a link for good, by its token or its id. Errors: `forbidden`, `share_not_found`. */
export async function revokeShare(ctx: CallerContext<'clock'>, { token }: { token: string }): Promise<void> {
  requirePermission(ctx, 'prompts:publish');
  await mutate(ctx, 'share.revoke', async (tx) => {
    const row = await lockShare(ctx, tx, token);
    await tx.delete(shareLinks).where(whereShare(ctx, row.id));
    await forgetReplies(tx, ctx.actor.organizationId, row.id);
    return { target: row.id, before: auditedShare(row), result: undefined };
  });
}
