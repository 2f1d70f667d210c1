import type { Transaction } from '@refinery/db/create-db.ts';
import { executions } from '@refinery/db/schema/executions.ts';
import type { CallerContext } from '../../context/context.ts';
import { whereOwn } from '../../context/own-rows.ts';
import { DomainError } from '../../errors/domain-error.ts';

export type ExecutionRow = typeof executions.$inferSelect;

/** An execution of the organization. Errors: `execution_not_found`. */
export async function findExecution(ctx: CallerContext, tx: Transaction, id: string): Promise<ExecutionRow> {
  const [row] = await tx
    .select()
    .from(executions)
    .where(whereOwn(ctx, executions, id));
  if (!row) throw new DomainError('execution_not_found');
  return row;
}

/** The same, locked to the end of the transaction. */
export async function lockExecution(ctx: CallerContext, tx: Transaction, id: string): Promise<ExecutionRow> {
  const [row] = await tx
    .select()
    .from(executions)
    .where(whereOwn(ctx, executions, id))
    .for('no key update');
  if (!row) throw new DomainError('execution_not_found');
  return row;
}
