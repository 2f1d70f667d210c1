import type { ModeratedPromptReply } from '@refinery/contracts/moderation.ts';
import { joinContents } from '@refinery/contracts/prompt-template.ts';
import type { Db } from '@refinery/db/create-db.ts';
import { publicationReports, publications, publishedPrompts } from '@refinery/db/schema/published-prompts.ts';
import { and, asc, desc, eq, inArray, isNull, lt, type SQL } from 'drizzle-orm';

/** Reports that are shown of a prompt; all are counted. */
const MAX_SHOWN = 20;

/**
 * Published texts for operators, those that were published last first. What was replaced is nobody's to
 * judge.
 */
export async function readModerated(
  platformDb: Db,
  where: SQL,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<ModeratedPromptReply[]> {
  const rows = await platformDb
    .select({ snapshot: publishedPrompts, views: publications.views })
    .from(publishedPrompts)
    .innerJoin(publications, eq(publications.id, publishedPrompts.publicationId))
    .where(and(where, cursor === undefined ? undefined : lt(publishedPrompts.id, cursor)))
    .orderBy(desc(publishedPrompts.id))
    .limit(limit);
  const reportsOf = await readReports(
    platformDb,
    rows.map(({ snapshot }) => snapshot.publicationId),
  );
  return rows.flatMap(({ snapshot, views }) => {
    const { status, score, publicationId, createdAt, judgedAt, messages, config, variables } = snapshot;
    if (status === 'replaced') return [];
    const reports = reportsOf(publicationId);
    const { id, organizationId, version, name, description, category, tags, type, tokens, reason } = snapshot;
    return {
      id,
      publicId: publicationId,
      organizationId,
      version,
      name,
      description,
      category,
      tags,
      type,
      tokens,
      qualityScore: score,
      viewCount: views,
      messages,
      content: joinContents(messages),
      config,
      screened: (snapshot.screened ?? []).map(({ path, what, start, end }) => ({ path, what, start, end })),
      variables,
      status,
      reason,
      judgedAt: judgedAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
      reportCount: reports.length,
      reports: reports.slice(0, MAX_SHOWN),
    };
  });
}

/** What was reported since an operator decided last, the oldest first: by the published id. */
async function readReports(platformDb: Db, ids: readonly string[]) {
  const { id: reportId, publicationId, organizationId, reason, createdAt, settledAt } = publicationReports;
  const rows = await platformDb
    .select({ publicationId, organizationId, reason, createdAt })
    .from(publicationReports)
    .where(and(inArray(publicationId, [...ids]), isNull(settledAt)))
    .orderBy(asc(createdAt), asc(reportId));
  const reports = Map.groupBy(rows, (row) => row.publicationId);
  return (id: string) =>
    (reports.get(id) ?? []).map((row) => ({
      organizationId: row.organizationId,
      reason: row.reason,
      createdAt: row.createdAt.toISOString(),
    }));
}
