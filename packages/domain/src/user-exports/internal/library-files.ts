import { enrichments } from '@refinery/db/schema/enrichments.ts';
import { labelMoves, promptApprovals } from '@refinery/db/schema/prompt-labels.ts';
import { promptVersions } from '@refinery/db/schema/prompts.ts';
import { publicationReports } from '@refinery/db/schema/published-prompts.ts';
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
