import type { ShareReply, UpdateShareBody } from '@refinery/contracts/sharing.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { shareLinks } from '@refinery/db/schema/share-links.ts';
import { mutate } from '../../audit/mutate.ts';
import { hashPassword, withPasswordTurn } from '../../auth/passwords.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { findPrompt, findVersion } from '../versions/version-rows.ts';
import {
  auditedShare,
  lockShare,
  readEnd,
  type ShareRow,
  toShareReply,
  whereShare,
} from './internal/share-rows.ts';

/**
 * Changes a link, by its token or its id. Where a version is named, the link shows it under the name that the
 * prompt has now. Errors: `forbidden`, `validation_failed`, `share_not_found`, `prompt_version_not_found`.
 */
export async function updateShare(
  ctx: CallerContext<'clock'>,
  { token, version, password, maxViews, expiresAt }: UpdateShareBody & { token: string },
): Promise<ShareReply> {
  requirePermission(ctx, 'prompts:publish');
  const turn = (text: string) => withPasswordTurn(ctx.actor.organizationId, () => hashPassword(text));
  const given = {
    ...(password === undefined ? {} : { passwordHash: password === null ? null : await turn(password) }),
    ...(maxViews === undefined ? {} : { maxViews }),
    ...(expiresAt === undefined ? {} : { expiresAt: readEnd(ctx, expiresAt) }),
  };
  return mutate(ctx, 'share.update', async (tx) => {
    const before = await lockShare(ctx, tx, token);
    const shown = version === undefined ? {} : await showVersion(ctx, tx, before.promptId, version);
    const changes = { ...given, ...shown };
    if (Object.keys(changes).length > 0) {
      await tx.update(shareLinks).set(changes).where(whereShare(ctx, before.id));
    }
    const after = { ...before, ...changes };
    return {
      target: before.id,
      before: auditedShare(before),
      after: auditedShare(after),
      result: toShareReply(after),
    };
  });
}

/** What a link stores of a version that is chosen now. Errors: `prompt_version_not_found`. */
async function showVersion(
  ctx: CallerContext,
  tx: Transaction,
  promptId: string,
  number: number,
): Promise<Pick<ShareRow, 'version' | 'name' | 'description'>> {
  await findVersion(ctx, tx, promptId, number);
  const { name, description } = await findPrompt(ctx, tx, promptId);
  return { version: number, name, description };
}
