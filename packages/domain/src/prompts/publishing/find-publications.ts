import type { PublicStatus } from '@refinery/contracts/prompts.ts';
import type { SnapshotStatus } from '@refinery/contracts/published-prompts.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { publications, publishedPrompts, type ScreenedPlace } from '@refinery/db/schema/published-prompts.ts';
import { and, desc, eq, inArray } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';

/** What is published of a prompt, as its own organization sees it. */
export interface Publication {
  /** The published id. */
  id: string;
  views: number;
  /** The snapshot that was taken last; null: it is not public. */
  newest: {
    id: string;
    revision: number;
    hash: string;
    status: SnapshotStatus;
    /** What an operator is asked to look at. */
    screened: ScreenedPlace[] | null;
  } | null;
}

/** What its organization is told of a publication; null: the prompt never was public. */
export const toPublicFields = (publication: Publication | null) => ({
  isPublic: publication?.newest != null,
  publicId: publication?.id ?? null,
  publicStatus: publication?.newest ? statusFor(publication.newest.status) : null,
  viewCount: publication?.views ?? 0,
});

/** A snapshot that was replaced is never the last one. */
const statusFor = (status: SnapshotStatus): PublicStatus => (status === 'replaced' ? 'pending' : status);

/**
 * Reads what is published of prompts of the caller's organization: gives for the id of a prompt what there
 * is.
 */
export async function findPublications(
  { actor }: CallerContext,
  tx: Transaction,
  promptIds: readonly string[],
): Promise<(promptId: string) => Publication | null> {
  const { id, views, promptId } = publications;
  const { id: snapshotId, revision, hash, status, screened } = publishedPrompts;
  const rows = await tx
    .selectDistinctOn([id], {
      id,
      promptId,
      views,
      newest: { id: snapshotId, revision, hash, status, screened },
    })
    .from(publications)
    .leftJoin(
      publishedPrompts,
      and(
        eq(publishedPrompts.organizationId, publications.organizationId),
        eq(publishedPrompts.publicationId, publications.id),
      ),
    )
    .where(and(eq(publications.organizationId, actor.organizationId), inArray(promptId, [...promptIds])))
    .orderBy(id, desc(revision));
  const found = new Map(rows.map(({ promptId: of, ...publication }) => [of, publication]));
  return (of) => found.get(of) ?? null;
}
