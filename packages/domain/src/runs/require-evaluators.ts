import type { Transaction } from '@refinery/db/create-db.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import type { Judging } from './internal/judgements.ts';
import { readEvaluators } from './internal/read-evaluators.ts';

/** The evaluators of these ids, in their order. Errors: `evaluator_not_found` with each that is not there. */
export async function requireEvaluators(
  { actor }: CallerContext,
  tx: Transaction,
  evaluatorIds: string[],
): Promise<Judging[]> {
  const found = await readEvaluators(tx, { organizationId: actor.organizationId, evaluatorIds });
  const byId = new Map(found.map((one) => [one.id, one]));
  const missing = evaluatorIds.filter((id) => !byId.has(id));
  if (missing.length > 0)
    throw new DomainError('evaluator_not_found', `There is no evaluator ${missing[0]}.`, {
      errors: missing.map((id) => ({ path: 'evaluators', message: `there is no evaluator ${id}` })),
    });
  return evaluatorIds.flatMap((id) => byId.get(id) ?? []);
}
