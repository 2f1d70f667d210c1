import { toMicros } from '@refinery/db/micros.ts';
import { invalidField } from '../errors/invalid-field.ts';

/**
 * A budget in US dollars, sent as `monthlyBudgetUsd`, in millionths of a dollar. Null and undefined stay what
 * they are. Errors: `validation_failed` for more than six decimals.
 */
export function readBudget(usd: number | null | undefined): number | null | undefined {
  if (usd === null || usd === undefined) return usd;
  const micros = toMicros(usd);
  if (micros !== null) return micros;
  throw invalidField('monthlyBudgetUsd', 'must have at most 6 decimals');
}
