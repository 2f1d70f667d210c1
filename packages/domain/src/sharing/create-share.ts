import type { CreatedShareReply, CreateShareBody } from '@refinery/contracts/sharing.ts';
import { newId } from '@refinery/db/ids.ts';
import { shareLinks } from '@refinery/db/schema/share-links.ts';
import { mutate } from '../audit/mutate.ts';
import { hashPassword, withPasswordTurn } from '../auth/passwords.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { bindResource, keepReply } from '../idempotency/idempotency.ts';
import { findNamedVersion } from '../prompts/version-rows.ts';
import { newSecretToken } from '../security/secret-token.ts';
import { auditedShare, readEnd, SHARE_PREFIX, toShareReply } from './internal/share-rows.ts';

/**
 * Makes a link that shows a version of a prompt. The token is in this answer only: its hash is what is stored.
 * Errors: `forbidden`, `validation_failed`, `prompt_not_found`, `prompt_version_not_found`.
 */
export async function createShare(
  ctx: CallerContext<'clock' | 'db' | 'settings'>,
  { promptId, version: number, password = null, maxViews = null, expiresAt = null }: CreateShareBody,
): Promise<CreatedShareReply> {
  requirePermission(ctx, 'prompts:publish');
  const { organizationId, userId } = ctx.actor;
  const end = readEnd(ctx, expiresAt);
  const passwordHash =
    password === null ? null : await withPasswordTurn(organizationId, () => hashPassword(password));
  const { token, hash: tokenHash } = newSecretToken(SHARE_PREFIX);
  return mutate(ctx, 'share.create', async (tx) => {
    const version = await findNamedVersion(ctx, tx, promptId, { version: number });
    const row = {
      ...{ id: newId(), organizationId, promptId, version: version.number, tokenHash, passwordHash },
      ...{ maxViews, views: 0, expiresAt: end, userId, createdAt: ctx.clock.now() },
    };
    await tx.insert(shareLinks).values(row);
    // It may have a path of its own.
    const url = `${ctx.settings.publicUrl}/api/sharing/${token}`;
    const result = { ...toShareReply(row), token, url };
    await bindResource(tx, ctx, row.id);
    await keepReply(ctx, tx, { status: 201, body: result });
    return { target: row.id, after: auditedShare(row), result };
  });
}
