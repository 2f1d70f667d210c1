import { optimizationReviews } from '@refinery/db/schema/optimization-reviews.ts';
import { and, asc, eq, gt } from 'drizzle-orm';
import { paged } from './lines.ts';
import type { OfOne } from './of-one.ts';

/** Reviews hold whole texts: so many are held at a time. */
const REVIEW_ROWS = 20;

/** The reviews that a person made, where nobody has reviewed the same result since. */
export const reviewsOf =
  ({ id }: { id: string }): OfOne =>
  (read, organizationId) =>
    paged(
      REVIEW_ROWS,
      (after: typeof optimizationReviews.$inferSelect | null) =>
        read((tx) =>
          tx
            .select()
            .from(optimizationReviews)
            .where(
              and(
                eq(optimizationReviews.organizationId, organizationId),
                eq(optimizationReviews.userId, id),
                after ? gt(optimizationReviews.optimizationId, after.optimizationId) : undefined,
              ),
            )
            .orderBy(asc(optimizationReviews.optimizationId))
            .limit(REVIEW_ROWS),
        ),
      (row) => row,
    );
