import { abTests } from '@refinery/db/schema/ab-tests.ts';
import { enrichments } from '@refinery/db/schema/enrichments.ts';
import { executions } from '@refinery/db/schema/executions.ts';
import { labelMoves, promptApprovals } from '@refinery/db/schema/prompt-labels.ts';
import { promptVersions } from '@refinery/db/schema/prompts.ts';
import { publicationReports } from '@refinery/db/schema/published-prompts.ts';
import { runs } from '@refinery/db/schema/runs.ts';
import { shareLinks } from '@refinery/db/schema/share-links.ts';
import { workJobs } from '@refinery/db/schema/work.ts';
import { and, asc, eq, getTableColumns, gt } from 'drizzle-orm';
import { once, paged } from './lines.ts';
import type { OfOne } from './of-one.ts';

/** Versions hold whole prompts: so many are held at a time. */
const VERSION_ROWS = 20;
const MOVE_ROWS = 500;

interface Person {
  id: string;
}

/** The versions of prompts that a person wrote. */
export const versionsOf =
  ({ id }: Person): OfOne =>
  (read, organizationId) =>
    paged(
      VERSION_ROWS,
      (after: typeof promptVersions.$inferSelect | null) =>
        read((tx) =>
          tx
            .select()
            .from(promptVersions)
            .where(
              and(
                eq(promptVersions.organizationId, organizationId),
                eq(promptVersions.authorId, id),
                after ? gt(promptVersions.id, after.id) : undefined,
              ),
            )
            .orderBy(asc(promptVersions.id))
            .limit(VERSION_ROWS),
        ),
      (row) => row,
    );

/** What a person had enriched. */
export const enrichmentsOf =
  ({ id }: Person): OfOne =>
  (read, organizationId) =>
    paged(
      VERSION_ROWS,
      (after: typeof enrichments.$inferSelect | null) =>
        read((tx) =>
          tx
            .select()
            .from(enrichments)
            .where(
              and(
                eq(enrichments.organizationId, organizationId),
                eq(enrichments.userId, id),
                after ? gt(enrichments.id, after.id) : undefined,
              ),
            )
            .orderBy(asc(enrichments.id))
            .limit(VERSION_ROWS),
        ),
      (row) => row,
    );

/** What models made of prompts for a person, and what the person thought of it. */
export const executionsOf =
  ({ id }: Person): OfOne =>
  (read, organizationId) =>
    paged(
      VERSION_ROWS,
      (after: typeof executions.$inferSelect | null) =>
        read((tx) =>
          tx
            .select()
            .from(executions)
            .where(
              and(
                eq(executions.organizationId, organizationId),
                eq(executions.userId, id),
                after ? gt(executions.id, after.id) : undefined,
              ),
            )
            .orderBy(asc(executions.id))
            .limit(VERSION_ROWS),
        ),
      (row) => row,
    );

/** The runs of tests that a person started. */
export const runsOf =
  ({ id }: Person): OfOne =>
  (read, organizationId) =>
    paged(
      MOVE_ROWS,
      (after: typeof runs.$inferSelect | null) =>
        read((tx) =>
          tx
            .select()
            .from(runs)
            .where(
              and(
                eq(runs.organizationId, organizationId),
                eq(runs.userId, id),
                after ? gt(runs.id, after.id) : undefined,
              ),
            )
            .orderBy(asc(runs.id))
            .limit(MOVE_ROWS),
        ),
      (row) => row,
    );

/** The jobs of enrichments that a person asked for. */
export const enrichmentJobsOf =
  ({ id }: Person): OfOne =>
  (read, organizationId) =>
    paged(
      MOVE_ROWS,
      (after: typeof workJobs.$inferSelect | null) =>
        read((tx) =>
          tx
            .select()
            .from(workJobs)
            .where(
              and(
                eq(workJobs.organizationId, organizationId),
                eq(workJobs.kind, 'enrichment'),
                eq(workJobs.userId, id),
                after ? gt(workJobs.id, after.id) : undefined,
              ),
            )
            .orderBy(asc(workJobs.id))
            .limit(MOVE_ROWS),
        ),
      (row) => row,
    );

/** The A/B tests that a person started, without what their units are hashed with. */
export const abTestsOf =
  ({ id }: Person): OfOne =>
  (read, organizationId) => {
    const { salt: _, ...columns } = getTableColumns(abTests);
    return paged(
      VERSION_ROWS,
      (after: { id: string } | null) =>
        read((tx) =>
          tx
            .select(columns)
            .from(abTests)
            .where(
              and(
                eq(abTests.organizationId, organizationId),
                eq(abTests.startedBy, id),
                after ? gt(abTests.id, after.id) : undefined,
              ),
            )
            .orderBy(asc(abTests.id))
            .limit(VERSION_ROWS),
        ),
      (row) => row,
    );
  };

/** The labels of prompts that a person moved. */
export const movesOf =
  ({ id }: Person): OfOne =>
  (read, organizationId) =>
    paged(
      MOVE_ROWS,
      (after: typeof labelMoves.$inferSelect | null) =>
        read((tx) =>
          tx
            .select()
            .from(labelMoves)
            .where(
              and(
                eq(labelMoves.organizationId, organizationId),
                eq(labelMoves.userId, id),
                after ? gt(labelMoves.id, after.id) : undefined,
              ),
            )
            .orderBy(asc(labelMoves.id))
            .limit(MOVE_ROWS),
        ),
      (row) => row,
    );

/** The versions of prompts that a person approved. */
export const approvalsOf =
  ({ id }: Person): OfOne =>
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

/** The links that a person made, without what opens them. */
export const sharesOf =
  ({ id }: Person): OfOne =>
  (read, organizationId) =>
    once(() => {
      const { tokenHash: _, passwordHash: __, ...columns } = getTableColumns(shareLinks);
      return read((tx) =>
        tx
          .select(columns)
          .from(shareLinks)
          .where(and(eq(shareLinks.organizationId, organizationId), eq(shareLinks.userId, id)))
          .orderBy(asc(shareLinks.id)),
      );
    });

/** The public prompts that a person reported. */
export const reportsOf =
  ({ id }: Person): OfOne =>
  (read, organizationId) =>
    once(() =>
      read((tx) =>
        tx
          .select()
          .from(publicationReports)
          .where(
            and(eq(publicationReports.organizationId, organizationId), eq(publicationReports.userId, id)),
          )
          .orderBy(asc(publicationReports.publicationId)),
      ),
    );
