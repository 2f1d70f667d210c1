import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { forgetReplies } from '../idempotency/idempotency.ts';
import { auditedKey } from './insert-api-key.ts';
import { lockOwnKey } from './internal/lock-own-key.ts';

/**
 * Deletes a key, which stops working at once. Admins may delete any key, members their own.
 * Errors: `forbidden`, `api_key_not_found`.
 */
export async function deleteApiKey(ctx: CallerContext<'clock'>, { id }: { id: string }): Promise<void> {
  requirePermission(ctx, 'api-keys:write');
  await mutate(ctx, 'api-key.delete', async (tx) => {
    const row = await lockOwnKey(ctx, tx, id, 'delete');
    await tx.delete(apiKeys).where(whereOwn(ctx, apiKeys, id));
    await forgetReplies(tx, ctx.actor.organizationId, id);
    return { target: id, before: auditedKey(row), result: undefined };
  });
}
