import { scimTokens } from '@refinery/db/schema/scim-tokens.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { forgetReplies } from '../idempotency/idempotency.ts';
import { auditedToken } from './internal/to-token-reply.ts';

/**
 * Deletes the token of a directory, which stops working at once. People and groups stay as they are. Errors:
 * `forbidden`, `scim_token_not_found`.
 */
export async function deleteScimToken(ctx: CallerContext<'clock'>, { id }: { id: string }): Promise<void> {
  requirePermission(ctx, 'sso:write');
  await mutate(ctx, 'scim-token.delete', async (tx) => {
    const [row] = await tx
      .delete(scimTokens)
      .where(whereOwn(ctx, scimTokens, id))
      .returning();
    if (!row) throw new DomainError('scim_token_not_found');
    await forgetReplies(tx, ctx.actor.organizationId, id);
    return { target: id, before: auditedToken(row), result: undefined };
  });
}
