import { abTests } from '@refinery/db/schema/ab-tests.ts';
import { enrichments } from '@refinery/db/schema/enrichments.ts';
import { executions } from '@refinery/db/schema/executions.ts';
import { labelMoves, promptApprovals } from '@refinery/db/schema/prompt-labels.ts';
import { promptVersions } from '@refinery/db/schema/prompts.ts';
import { publicationReports } from '@refinery/db/schema/published-prompts.ts';
import { runs } from '@refinery/db/schema/runs.ts';
import { shareLinks } from '@refinery/db/schema/share-links.ts';
import { workJobs } from '@refinery/db/schema/work.ts';
import { and, asc, eq, getTableColumns } from 'drizzle-orm';
import { once } from './lines.ts';
import type { OfOne } from './of-one.ts';
import { ownRows } from './own-rows.ts';

/** Rows with whole prompts. */
const TEXTS = 20;
const SMALL = 500;

/** The versions of prompts that a person wrote. */
export const versionsOf = ownRows({
  table: promptVersions,
  person: promptVersions.authorId,
  by: promptVersions.id,
  atATime: TEXTS,
});

/** What a person had enriched. */
export const enrichmentsOf = ownRows({
  table: enrichments,
  person: enrichments.userId,
  by: enrichments.id,
  atATime: TEXTS,
});

const {
  rating: _rating,
  ratedBy: _rater,
  feedback: _feedback,
  feedbackBy: _writer,
  ...EXECUTION
} = getTableColumns(executions);

/** What models made of prompts for a person. What is said of it belongs to whoever said it. */
export const executionsOf = ownRows({
  table: executions,
  person: executions.userId,
  by: executions.id,
  atATime: TEXTS,
  columns: EXECUTION,
});

/** The runs of tests that a person started. */
export const runsOf = ownRows({ table: runs, person: runs.userId, by: runs.id, atATime: SMALL });

/** The jobs of enrichments that a person asked for. */
export const enrichmentJobsOf = ownRows({
  table: workJobs,
  person: workJobs.userId,
  by: workJobs.id,
  atATime: SMALL,
  where: eq(workJobs.kind, 'enrichment'),
});

const { salt: _salt, ...AB_TEST } = getTableColumns(abTests);

/** The A/B tests that a person started, without what their units are hashed with. */
export const abTestsOf = ownRows({
  table: abTests,
  person: abTests.startedBy,
  by: abTests.id,
  atATime: TEXTS,
  columns: AB_TEST,
});

/** The labels of prompts that a person moved. */
export const movesOf = ownRows({
  table: labelMoves,
  person: labelMoves.userId,
  by: labelMoves.id,
  atATime: SMALL,
});

const { tokenHash: _token, passwordHash: _password, ...SHARE } = getTableColumns(shareLinks);

/** The links that a person made, without what opens them. */
export const sharesOf = ownRows({
  table: shareLinks,
  person: shareLinks.userId,
  by: shareLinks.id,
  atATime: SMALL,
  columns: SHARE,
});

/** The public prompts that a person reported. */
export const reportsOf = ownRows({
  table: publicationReports,
  person: publicationReports.userId,
  by: publicationReports.publicationId,
  atATime: SMALL,
});

/** The versions of prompts that a person approved. */
export const approvalsOf =
  ({ id }: { id: string }): OfOne =>
  (read, organizationId) =>
    once(() =>
      read((tx) =>
        tx
          .select()
          .from(promptApprovals)
          .where(and(eq(promptApprovals.organizationId, organizationId), eq(promptApprovals.userId, id)))
          .orderBy(asc(promptApprovals.promptId), asc(promptApprovals.version)),
      ),
    );
