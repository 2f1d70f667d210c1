import { executions } from '@refinery/db/schema/executions.ts';
import { and, asc, eq, gt, or } from 'drizzle-orm';
import { paged } from './lines.ts';
import type { OfOne } from './of-one.ts';

const AT_A_TIME = 50;

const { organizationId, id: executionId, promptId, version } = executions;
const { rating, ratedBy, feedback, feedbackBy } = executions;
const COLUMNS = { organizationId, executionId, promptId, version, rating, ratedBy, feedback, feedbackBy };

interface Row {
  executionId: string;
  rating: number | null;
  ratedBy: string | null;
  feedback: string | null;
  feedbackBy: string | null;
}

/**
 * The ratings that a person gave and the feedback that they wrote, also of tests that others made: of those
 * nothing else, and nothing that others said.
 */
export const ratingsOf =
  ({ id }: { id: string }): OfOne =>
  (read, organization) =>
    paged(
      AT_A_TIME,
      (last: Row | null) =>
        read((tx) =>
          tx
            .select(COLUMNS)
            .from(executions)
            .where(
              and(
                eq(organizationId, organization),
                or(eq(ratedBy, id), eq(feedbackBy, id)),
                last ? gt(executionId, last.executionId) : undefined,
              ),
            )
            .orderBy(asc(executionId))
            .limit(AT_A_TIME),
        ),
      ({ ratedBy: rater, feedbackBy: writer, ...row }) => ({
        ...row,
        rating: rater === id ? row.rating : null,
        feedback: writer === id ? row.feedback : null,
      }),
    );
