import {
  getReviewEndpoint,
  listReviewRulesEndpoint,
  putReviewEndpoint,
} from '@refinery/contracts/endpoints/reviews.ts';
import { getReview } from '@refinery/domain/reviews/get-review.ts';
import { listReviewRules } from '@refinery/domain/reviews/list-review-rules.ts';
import { putReview } from '@refinery/domain/reviews/put-review.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const reviewRoutes = (): Binding[] => [
  bind(putReviewEndpoint, putReview),
  bind(getReviewEndpoint, getReview),
  bind(listReviewRulesEndpoint, listReviewRules),
];
