import type { Transaction } from '@refinery/db/create-db.ts';
import { publications, publishedPrompts } from '@refinery/db/schema/published-prompts.ts';
import { asc, eq, getTableColumns } from 'drizzle-orm';

const { messages: _, config: __, search: ___, ...columns } = getTableColumns(publishedPrompts);

/**
 * A publication and its snapshots, locked to the end of the transaction of refinery_platform, in the order in
 * which everybody locks them. Undefined where it is gone.
 */
export async function lockSnapshots(tx: Transaction, publicationId: string) {
  const [publication] = await tx
    .select()
    .from(publications)
    .where(eq(publications.id, publicationId))
    .for('no key update');
  if (!publication) return undefined;
  const snapshots = await tx
    .select(columns)
    .from(publishedPrompts)
    .where(eq(publishedPrompts.publicationId, publicationId))
    .orderBy(asc(publishedPrompts.revision))
    .for('update');
  return { publication, snapshots };
}
