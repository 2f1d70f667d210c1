import type { RateExecutionBody } from '@refinery/contracts/executions.ts';
import type { ExecutionRow } from './execution-rows.ts';

/** What people say of an execution, and who said it. */
type Judgement = Pick<ExecutionRow, 'rating' | 'ratedBy' | 'feedback' | 'feedbackBy'>;

const NONE: Judgement = { rating: null, ratedBy: null, feedback: null, feedbackBy: null };

/**
 * What is said of an execution once a person has said something of it. What they leave out stays, and so does
 * who said what is the same as before: forms send all that they show.
 */
export function judgedBy(
  userId: string,
  { rating, feedback }: RateExecutionBody,
  before: Judgement = NONE,
): Judgement {
  const isNewRating = rating !== undefined && rating !== before.rating;
  const isNewFeedback = feedback !== undefined && feedback !== before.feedback;
  return {
    rating: isNewRating ? rating : before.rating,
    ratedBy: isNewRating ? authorOf(rating, userId) : before.ratedBy,
    feedback: isNewFeedback ? feedback : before.feedback,
    feedbackBy: isNewFeedback ? authorOf(feedback, userId) : before.feedbackBy,
  };
}

/** Nobody is the author of nothing. */
const authorOf = (said: number | string | null, userId: string): string | null =>
  said === null ? null : userId;
