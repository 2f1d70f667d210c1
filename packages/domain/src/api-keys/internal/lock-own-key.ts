import type { Transaction } from '@refinery/db/create-db.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import type { CallerContext } from '../../context/context.ts';
import { whereOwn } from '../../context/own-rows.ts';
import { DomainError } from '../../errors/domain-error.ts';
import type { ApiKeyRow } from '../insert-api-key.ts';

/**
 * A key that the caller may change, locked to the end of the transaction: admins any, members their own.
 * `verb` is what they want to do, for the refusal. Errors: `api_key_not_found`, `forbidden`.
 */
export async function lockOwnKey(
  ctx: CallerContext,
  tx: Transaction,
  id: string,
  verb: 'change' | 'delete' | 'rotate',
): Promise<ApiKeyRow> {
  const [row] = await tx
    .select()
    .from(apiKeys)
    .where(whereOwn(ctx, apiKeys, id))
    .for('update');
  if (!row) throw new DomainError('api_key_not_found');
  if (ctx.actor.role === 'admin' || row.userId === ctx.actor.userId) return row;
  throw new DomainError('forbidden', `Only admins may ${verb} the API keys of other people.`);
}
