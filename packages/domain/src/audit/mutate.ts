import type { AuditAction } from '@refinery/contracts/audit.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import type { CallerContext } from '../context/context.ts';
import { type Change, recordChange } from './record-change.ts';

/** What a change came to: the thing that changed, and what its caller gets. */
export interface Changed<T> extends Omit<Change, 'action'> {
  result: T;
}

/**
 * Changes something of the caller's organization and writes who did so into the audit log: both take effect,
 * or neither. Where `work` throws, nothing is written. Errors: those with which a caller is refused who lost
 * the right meanwhile.
 */
export function mutate<T>(
  ctx: CallerContext<'clock'>,
  action: AuditAction,
  work: (tx: Transaction) => Promise<Changed<T>>,
): Promise<T> {
  return ctx.tenant.run(async (tx) => {
    const { result, ...change } = await work(tx);
    await recordChange(ctx, tx, ctx.tenant.organizationId, { action, ...change });
    await ctx.reauthorize?.();
    return result;
  });
}
