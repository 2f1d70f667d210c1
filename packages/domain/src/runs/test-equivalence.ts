import type { EquivalenceBody, RunReply } from '@refinery/contracts/runs.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { evaluators } from '@refinery/db/schema/evaluators.ts';
import { and, asc, eq, sql } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { insertEvaluator } from '../evaluators/evaluator-rows.ts';
import { specOf } from '../evaluators/read-spec.ts';
import { acceptRun } from './accept-run.ts';
import type { Judging } from './internal/judgements.ts';

/**
 * Makes a run that tells whether a version of a prompt behaves like another, by how similar what they answer
 * is to what is expected; without that, to the baseline's own answers.
 * Errors: those of {@link acceptRun}, and `forbidden`.
 */
export async function testEquivalence(
  ctx: ActorContext,
  { id: promptId, baseline, candidate, model, ...input }: EquivalenceBody & { id: string },
): Promise<RunReply> {
  requirePermission(ctx, 'tests:write');
  const arm = (named: string | number) => ({
    promptId,
    ...(typeof named === 'number' ? { version: named } : { label: named }),
    ...(model === undefined ? {} : { model }),
  });
  return acceptRun(ctx, { ...input, arms: [arm(baseline), arm(candidate)] }, async (tx) => [
    await similarityEvaluator(ctx, tx),
  ]);
}

/** The organization's oldest evaluator that asks for nothing but similarity; where it has none, a new one. */
async function similarityEvaluator(ctx: ActorContext, tx: Transaction): Promise<Judging> {
  const { organizationId } = ctx.actor;
  const [found] = await tx
    .select()
    .from(evaluators)
    .where(
      and(
        eq(evaluators.organizationId, organizationId),
        eq(evaluators.kind, 'similarity'),
        sql`${evaluators.settings} = '{}'::jsonb`,
      ),
    )
    .orderBy(asc(evaluators.id))
    .limit(1);
  if (found) return { id: found.id, spec: specOf(found) };
  const spec = { kind: 'similarity', settings: {} } as const;
  const { id, name } = await insertEvaluator(ctx, tx, { ...spec, name: 'Similarity' });
  const after = { name, kind: spec.kind };
  await recordChange(ctx, tx, organizationId, { action: 'evaluator.create', target: id, after });
  return { id, spec };
}
