import type { EvaluatorReply, EvaluatorSpec } from '@refinery/contracts/evaluators.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { evaluators } from '@refinery/db/schema/evaluators.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';

export type EvaluatorRow = typeof evaluators.$inferSelect;

/** An evaluator of the caller's organization. Errors: `evaluator_not_found`. */
export async function findEvaluator(ctx: CallerContext, tx: Transaction, id: string): Promise<EvaluatorRow> {
  const [row] = await tx
    .select()
    .from(evaluators)
    .where(whereOwn(ctx, evaluators, id));
  if (!row) throw new DomainError('evaluator_not_found');
  return row;
}

/** Stores an evaluator whose settings `readSpec` has read. */
export async function insertEvaluator(
  { actor, clock }: CallerContext<'clock'>,
  tx: Transaction,
  { kind, settings, name }: EvaluatorSpec & { name: string | null },
): Promise<EvaluatorRow> {
  const row: EvaluatorRow = {
    id: newId(),
    organizationId: actor.organizationId,
    name,
    kind,
    settings,
    createdAt: clock.now(),
  };
  await tx.insert(evaluators).values(row);
  return row;
}

export const toEvaluatorReply = ({ id, name, kind, settings, createdAt }: EvaluatorRow): EvaluatorReply => ({
  id,
  name,
  kind,
  settings,
  createdAt: createdAt.toISOString(),
});
