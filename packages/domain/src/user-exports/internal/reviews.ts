import { optimizationReviews } from '@refinery/db/schema/optimization-reviews.ts';
import { ownRows } from './own-rows.ts';

/** The reviews that a person made, where nobody has reviewed the same result since. */
export const reviewsOf = ownRows({
  table: optimizationReviews,
  person: optimizationReviews.userId,
  by: optimizationReviews.optimizationId,
  atATime: 20,
});
