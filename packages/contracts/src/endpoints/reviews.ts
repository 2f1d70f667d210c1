import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import { PROMPT_BODY_BYTES } from '../optimizations.ts';
import { PutReviewBody, ReviewRuleSchema, ReviewRulesQuery, ReviewSchema } from '../reviews.ts';
import { IdParams } from '../schema-helpers.ts';

const tag = { name: 'Reviews', description: 'What people put back or changed in refined prompts' };

export const putReviewEndpoint = endpoint({
  operationId: 'putReview',
  method: 'PUT',
  path: '/api/v1/optimize/:id/review',
  access: 'optimizations:write',
  action: 'optimization.review',
  tag,
  summary: 'Record the review of a refined prompt',
  description:
    'Puts edits back and takes changes by hand. The resulting text is checked against the original, as by `POST /checks`. An optimization has one review: the newest replaces the one before.',
  params: IdParams,
  body: PutReviewBody,
  reply: { 200: ReviewSchema },
  errors: [
    'optimization_not_found',
    'optimization_not_completed',
    'edits_unknown',
    'texts_removed',
    'refining_limit_exceeded',
  ],
  limits: { bodyBytes: PROMPT_BODY_BYTES },
});

export const getReviewEndpoint = endpoint({
  operationId: 'getReview',
  method: 'GET',
  path: '/api/v1/optimize/:id/review',
  access: 'optimizations:read',
  tag,
  summary: 'Get the review of a refined prompt',
  description: 'If the texts were removed, its checks, tokens and times are still there.',
  params: IdParams,
  reply: { 200: ReviewSchema },
  errors: ['review_not_found'],
});

export const listReviewRulesEndpoint = endpoint({
  operationId: 'listReviewRules',
  method: 'GET',
  path: '/api/v1/reviews/rules',
  access: 'optimizations:read',
  tag,
  summary: 'List which kinds of edits people put back',
  description:
    'By the share of rejected edits, highest first, at most 500. Counted from the newest review of each optimization. The counts stay when texts are removed.',
  query: ReviewRulesQuery,
  reply: { 200: Type.Array(ReviewRuleSchema) },
  errors: [],
});

export const reviewEndpoints = [putReviewEndpoint, getReviewEndpoint, listReviewRulesEndpoint] as const;
