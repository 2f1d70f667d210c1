import type { ReviewReply } from '@refinery/contracts/reviews.ts';
import type { optimizationReviews } from '@refinery/db/schema/optimization-reviews.ts';
import { toChecksReply } from '../../refining/doubts/to-checks.ts';

export const toReviewReply = (row: typeof optimizationReviews.$inferSelect): ReviewReply => ({
  text: row.text,
  rejected: row.rejected,
  checks: toChecksReply(row.checks),
  tokens: { original: row.originalTokens, rewritten: row.rewrittenTokens },
  reviewedBy: row.userId,
  reviewedAt: row.reviewedAt.toISOString(),
  textsRemovedAt: row.textsRemovedAt?.toISOString() ?? null,
});
