import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors.ts';
import { auditedKey } from './insert-api-key.ts';

/**
 * Deletes a key, which stops working at once. Admins may delete any key, members their own.
 * Errors: `forbidden`, `api_key_not_found`.
 */
export async function deleteApiKey(ctx: CallerContext<'clock'>, { id }: { id: string }): Promise<void> {
  requirePermission(ctx, 'api-keys:write');
  const own = whereOwn(ctx, apiKeys, id);
  await mutate(ctx, 'api-key.delete', async (tx) => {
    const [row] = await tx.select().from(apiKeys).where(own);
    if (!row) throw new DomainError('api_key_not_found');
    if (ctx.actor.role !== 'admin' && row.userId !== ctx.actor.userId) {
      throw new DomainError('forbidden', 'Only admins may delete the API keys of others.');
    }
    await tx.delete(apiKeys).where(own);
    return { target: id, before: auditedKey(row), result: undefined };
  });
}
