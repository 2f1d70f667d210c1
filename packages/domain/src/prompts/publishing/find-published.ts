import type { Db } from '@refinery/db/create-db.ts';
import { publications, publishedPrompts } from '@refinery/db/schema/published-prompts.ts';
import { and, eq, sql } from 'drizzle-orm';
import { DomainError } from '../../errors/domain-error.ts';

/**
 * That a snapshot is shown to everybody: it is approved, and its organization is neither suspended nor being
 * deleted.
 */
export const isShown = sql`${publishedPrompts.status} = 'approved' and shows_published(${publishedPrompts.organizationId})`;

/** What everybody is shown by a published id. Errors: `published_prompt_not_found`. */
export async function findPublished(platformDb: Db, id: string) {
  const [row] = await platformDb
    .select({ snapshot: publishedPrompts, publication: publications })
    .from(publishedPrompts)
    .innerJoin(publications, eq(publications.id, publishedPrompts.publicationId))
    .where(and(eq(publishedPrompts.publicationId, id), isShown));
  if (!row) throw new DomainError('published_prompt_not_found');
  return row;
}
