import type { AuditAction } from '@refinery/contracts/audit.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import type { CallerContext } from '../context/context.ts';
import { type Change, recordChange } from './record-change.ts';

/** What a change came to: the thing that changed, and what its caller gets. */
export interface Changed<T> extends Omit<Change, 'action'> {
  result: T;
}

/** Nothing was changed: what the caller gets. */
export interface Unchanged<T> {
  unchanged: T;
}

/**
 * Changes something of the caller's organization and writes who did so into the audit log: both take effect,
 * or neither. Where `work` throws or says that nothing was changed, nothing is written. Errors: those with
 * which a caller is refused who lost the right meanwhile.
 */
export function mutate<T>(
  ctx: CallerContext<'clock'>,
  action: AuditAction,
  work: (tx: Transaction) => Promise<Changed<T> | Unchanged<T>>,
): Promise<T> {
  return ctx.tenant.run(async (tx) => {
    const changed = await work(tx);
    if ('unchanged' in changed) return changed.unchanged;
    const { result, ...change } = changed;
    await recordChange(ctx, tx, ctx.tenant.organizationId, { action, ...change });
    await ctx.reauthorize?.();
    return result;
  });
}
