import type { ShareReply, UpdateShareBody } from '@refinery/contracts/sharing.ts';
import { shareLinks } from '@refinery/db/schema/share-links.ts';
import { mutate } from '../audit/mutate.ts';
import { hashPassword, withPasswordTurn } from '../auth/passwords.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { findVersion } from '../prompts/version-rows.ts';
import { auditedShare, lockShare, readEnd, toShareReply, whereShare } from './internal/share-rows.ts';

/** Changes a link, by its token or its id. Errors: `forbidden`, `validation_failed`, `share_not_found`, `prompt_version_not_found`. */
export async function updateShare(
  ctx: CallerContext<'clock'>,
  { token, version, password, maxViews, expiresAt }: UpdateShareBody & { token: string },
): Promise<ShareReply> {
  requirePermission(ctx, 'prompts:publish');
  const turn = (given: string) => withPasswordTurn(ctx.actor.organizationId, () => hashPassword(given));
  const changes = {
    ...(version === undefined ? {} : { version }),
    ...(password === undefined ? {} : { passwordHash: password === null ? null : await turn(password) }),
    ...(maxViews === undefined ? {} : { maxViews }),
    ...(expiresAt === undefined ? {} : { expiresAt: readEnd(ctx, expiresAt) }),
  };
  return mutate(ctx, 'share.update', async (tx) => {
    const before = await lockShare(ctx, tx, token);
    if (version !== undefined) await findVersion(ctx, tx, before.promptId, version);
    if (Object.keys(changes).length > 0) {
      await tx.update(shareLinks).set(changes).where(whereShare(ctx, before.id));
    }
    const after = { ...before, ...changes };
    return {
      ...{ target: before.id, before: auditedShare(before), after: auditedShare(after) },
      result: toShareReply(after),
    };
  });
}
