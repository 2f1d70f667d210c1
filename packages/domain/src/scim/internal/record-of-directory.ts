import type { Transaction } from '@refinery/db/create-db.ts';
import { type Change, recordChange } from '../../audit/record-change.ts';
import type { DirectoryContext } from '../directory.ts';

/** Writes into the audit log what a directory has changed, and with which token. */
export const recordOfDirectory = (
  ctx: DirectoryContext,
  tx: Transaction,
  { after, ...change }: Change,
): Promise<void> =>
  recordChange({ ...ctx, actor: { kind: 'system', name: 'scim' } }, tx, ctx.directory.organizationId, {
    ...change,
    after: { ...after, token: ctx.directory.tokenId },
  });
