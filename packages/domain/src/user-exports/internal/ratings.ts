import { executions } from '@refinery/db/schema/executions.ts';
import { ownRows } from './own-rows.ts';

const { organizationId, id: executionId, promptId, version } = executions;
const { rating, ratedBy, feedback, feedbackBy } = executions;

/**
 * The ratings that a person gave and the feedback that they wrote, also of tests that others made: of those
 * nothing else, and nothing that others said.
 */
export const ratingsOf = ownRows({
  table: executions,
  person: [ratedBy, feedbackBy],
  by: executionId,
  atATime: 50,
  columns: { organizationId, executionId, promptId, version, rating, ratedBy, feedback, feedbackBy },
  show: ({ ratedBy: rater, feedbackBy: writer, ...row }, personId) => ({
    ...row,
    rating: rater === personId ? row.rating : null,
    feedback: writer === personId ? row.feedback : null,
  }),
});
