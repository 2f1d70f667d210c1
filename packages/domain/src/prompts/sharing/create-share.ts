import { DEFAULT_LABEL } from '@refinery/contracts/prompt-labels.ts';
import type { CreatedShareReply, CreateShareBody } from '@refinery/contracts/sharing.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { shareLinks } from '@refinery/db/schema/share-links.ts';
import { mutate } from '../../audit/mutate.ts';
import { hashPassword, withPasswordTurn } from '../../auth/passwords.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { invalidField } from '../../errors/invalid-field.ts';
import { bindResource, keepReply } from '../../idempotency/idempotency.ts';
import { lockOwnMembership } from '../../members/lock-own-membership.ts';
import { newSecretToken } from '../../security/secret-token.ts';
import { findNamedVersion, findPrompt } from '../versions/version-rows.ts';
import { auditedShare, readEnd, SHARE_PREFIX, toShareReply } from './internal/share-rows.ts';
import { sharedUrl } from './shared-url.ts';

/**
 * Makes a link that shows a version of a prompt, where none is named the one with the label `production`,
 * under the name that the prompt has now. The token is in this answer only: its hash is what is stored.
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
    // Whoever leaves meanwhile leaves no link behind: it is made before theirs are ended, or not at all.
    await lockOwnMembership(ctx, tx);
    const version = await findSharedVersion(ctx, tx, promptId, number);
    const { name, description } = await findPrompt(ctx, tx, promptId);
    const row = {
      id: newId(),
      organizationId,
      promptId,
      version,
      name,
      description,
      tokenHash,
      passwordHash,
      maxViews,
      views: 0,
      expiresAt: end,
      userId,
      createdAt: ctx.clock.now(),
    };
    await tx.insert(shareLinks).values(row);
    const result = { ...toShareReply(row), token, url: sharedUrl(ctx, token) };
    await bindResource(tx, ctx, row.id);
    await keepReply(ctx, tx, { status: 201, body: result });
    return { target: row.id, after: auditedShare(row), result };
  });
}

/**
 * The number of the version that a link is to show: the one that is named, else the one that is in use. The
 * newest may be a draft that nobody meant to show. Errors: `prompt_not_found`, `prompt_version_not_found`,
 * `validation_failed` where no version is named and none is in use.
 */
async function findSharedVersion(
  ctx: CallerContext,
  tx: Transaction,
  promptId: string,
  version: number | undefined,
): Promise<number> {
  const named = version === undefined ? { label: DEFAULT_LABEL } : { version };
  try {
    return (await findNamedVersion(ctx, tx, promptId, named)).number;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'label_not_found') throw error;
    throw invalidField(
      'version',
      `must be named, because no version of the prompt has the label ${DEFAULT_LABEL}`,
    );
  }
}
