import type { Transaction } from '@refinery/db/create-db.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { and, asc, eq, gt, isNull, or } from 'drizzle-orm';
import { auditedKey } from '../../api-keys/insert-api-key.ts';
import { type ChangeContext, recordChange } from '../../audit/record-change.ts';
import type { Context } from '../../context/context.ts';

/** How many API keys of a person work at this moment, in all organizations. */
export const countWorkingKeys = (
  { clock }: Pick<Context, 'clock'>,
  tx: Transaction,
  userId: string,
): Promise<number> =>
  tx.$count(
    apiKeys,
    and(eq(apiKeys.userId, userId), or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, clock.now()))),
  );

/**
 * Deletes the API keys of a person in all organizations, each of which finds its own in its log. Answers how
 * many they were.
 */
export async function deleteKeysOf(author: ChangeContext, tx: Transaction, userId: string): Promise<number> {
  const own = eq(apiKeys.userId, userId);
  // Each takes the head of a log: in one order, so that no two wait for each other.
  const keys = await tx.select().from(apiKeys).where(own).orderBy(asc(apiKeys.organizationId)).for('update');
  await tx.delete(apiKeys).where(own);
  for (const key of keys) {
    const change = { action: 'api-key.delete', target: key.id, before: auditedKey(key) } as const;
    await recordChange(author, tx, key.organizationId, change);
  }
  return keys.length;
}
