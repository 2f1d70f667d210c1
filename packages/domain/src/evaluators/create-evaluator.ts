import type { CreateEvaluatorBody, EvaluatorReply } from '@refinery/contracts/evaluators.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { bindResource, keepReply } from '../idempotency/idempotency.ts';
import { insertEvaluator, toEvaluatorReply } from './evaluator-rows.ts';
import { readSpec } from './read-spec.ts';

/**
 * Makes an evaluator. It never changes.
 * Errors: `forbidden`, `validation_failed` for settings that outputs cannot be scored with, `rate_limited`.
 */
export async function createEvaluator(
  ctx: CallerContext<'clock' | 'db' | 'matcher' | 'settings'>,
  { name, kind, settings }: CreateEvaluatorBody,
): Promise<EvaluatorReply> {
  requirePermission(ctx, 'tests:write');
  const spec = await readSpec(ctx, { kind, settings });
  return mutate(ctx, 'evaluator.create', async (tx) => {
    const row = await insertEvaluator(ctx, tx, { ...spec, name: name ?? null });
    await bindResource(tx, ctx, row.id);
    const result = toEvaluatorReply(row);
    await keepReply(ctx, tx, { status: 201, body: result });
    return { target: row.id, after: { name: row.name, kind }, result };
  });
}
