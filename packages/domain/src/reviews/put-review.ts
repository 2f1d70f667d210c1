import type { PutReviewBody, RejectedEdit, ReviewReply } from '@refinery/contracts/reviews.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { optimizationReviews } from '@refinery/db/schema/optimization-reviews.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { toEditsQuestion } from '../optimizations/edits-question.ts';
import type { OptimizationRow } from '../optimizations/optimization.ts';
import { textsRemoved } from '../optimizations/texts-removed.ts';
import { decideByRule } from '../refining/doubts/decide.ts';
import { toChecks } from '../refining/doubts/to-checks.ts';
import { countCheck } from '../usage/checks.ts';
import { toReviewReply } from './internal/to-review-reply.ts';

/** Unknown edits that a refusal names. */
const MOST_NAMED = 20;

/**
 * Records what somebody made of a refined prompt: the edits that they put back, and the text as they left it.
 * It is checked by the guard against the original. The newest review of an optimization replaces the one
 * before. What edits there are is found again, not stored. Errors: `forbidden`, `optimization_not_found`,
 * `optimization_not_completed`, `edits_unknown`, `texts_removed`, `refining_limit_exceeded`.
 */
export async function putReview(
  ctx: CallerContext<'clock' | 'refiner'>,
  { id, rejected, text: byHand }: PutReviewBody & { id: string },
): Promise<ReviewReply> {
  requirePermission(ctx, 'optimizations:write');
  const { organizationId, userId } = ctx.actor;
  const read = (tx: Transaction) =>
    tx
      .select()
      .from(optimizations)
      .where(whereOwn(ctx, optimizations, id));
  const { row, original, refinedText } = reviewable(await ctx.tenant.run((tx) => read(tx)));
  const question = toEditsQuestion(row, { original, refinedText });
  const made = await ctx.refiner.rejectEdits(organizationId, { question, rejected });
  if (made.unknown.length) throw editsUnknown(rejected, made.unknown);
  const rewritten = byHand ?? made.text;
  const { findings, tokens } = await ctx.refiner.check(organizationId, { original, rewritten, preserve: [] });
  const those = (wanted: string) => findings.requirements.filter(({ verdict }) => verdict === wanted);
  const result = { ...findings, lost: those('lost'), doubtful: those('doubtful') };
  const checks = toChecks(decideByRule(result, 'normal'));
  const reviewedAt = ctx.clock.now();
  const values = {
    text: rewritten,
    rejected,
    counts: made.counts,
    checks,
    userId,
    reviewedAt,
    originalTokens: tokens.original,
    rewrittenTokens: tokens.rewritten,
  };
  return mutate(ctx, 'optimization.review', async (tx) => {
    // Held to the end: neither retention nor a deletion comes between.
    reviewable(await read(tx).for('share'));
    const [stored] = await tx
      .insert(optimizationReviews)
      .values({ ...values, organizationId, optimizationId: id, optimizedAt: row.createdAt })
      .onConflictDoUpdate({ target: optimizationReviews.optimizationId, set: values })
      .returning();
    if (!stored) throw new DomainError('optimization_not_found');
    await countCheck(tx, organizationId, reviewedAt);
    const after = { rejected: rejected.length, byHand: byHand !== undefined, passed: checks.passed };
    return { target: id, after, result: toReviewReply(stored) };
  });
}

/** An optimization that has both texts. */
function reviewable([row]: OptimizationRow[]) {
  if (!row) throw new DomainError('optimization_not_found');
  if (row.textsRemovedAt) throw textsRemoved(row);
  if (row.status !== 'completed' || row.originalText === null || row.refinedText === null) {
    const why = row.status === 'processing' ? 'is still being refined' : 'could not be refined';
    throw new DomainError('optimization_not_completed', `The prompt ${why}, so there is nothing to review.`);
  }
  return { row, original: row.originalText, refinedText: row.refinedText };
}

function editsUnknown(rejected: readonly RejectedEdit[], unknown: readonly number[]): DomainError {
  const errors = unknown.slice(0, MOST_NAMED).map((at) => ({
    path: `rejected/${at}`,
    message: `from ${rejected[at]?.start} to ${rejected[at]?.end} is none of the edits`,
  }));
  const detail = `${unknown.length} of the rejected edits are none of the optimization's. Read them with include=edits.`;
  return new DomainError('edits_unknown', detail, { errors, errorCount: unknown.length });
}
