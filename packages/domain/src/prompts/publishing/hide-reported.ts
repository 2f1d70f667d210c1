import { publicationReports, publications, publishedPrompts } from '@refinery/db/schema/published-prompts.ts';
import { eq, sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { lockSnapshots } from './internal/lock-snapshots.ts';
import { notifyOfVerdict } from './notify-of-verdicts.ts';

/** So many people hide a prompt. */
const REPORTERS = 3;

type Hiding = Pick<Context, 'clock' | 'db' | 'logger' | 'platformDb' | 'queues' | 'settings'>;

/**
 * Hides what is shown of a publication, where three people have reported it since an operator decided last;
 * what is published of it then waits for an operator, too. Those count whose address is confirmed, whose
 * account was seven days old when they reported and is not disabled, and who are no members of the
 * organization that published it. Answers whether it was hidden now.
 */
export async function hideReported(ctx: Hiding, publicationId: string): Promise<boolean> {
  const now = ctx.clock.now();
  const hidden = await ctx.platformDb.transaction(async (tx) => {
    const locked = await lockSnapshots(tx, publicationId);
    const shown = locked?.snapshots.find(({ status }) => status === 'approved');
    if (!shown) return undefined;
    // After the lock: of three reports at the same moment the last one sees all.
    const [counted] = await tx.execute<{ reporters: number }>(
      sql`select count_reporters(${publicationId}) as reporters`,
    );
    if (!counted || counted.reporters < REPORTERS) return undefined;
    await tx.update(publications).set({ heldAt: now }).where(eq(publications.id, publicationId));
    await tx
      .update(publishedPrompts)
      .set({ status: 'hidden', reason: null, judgedAt: now, judgedBy: null, toldAt: null })
      .where(eq(publishedPrompts.id, shown.id));
    return shown;
  });
  if (hidden) await notifyOfVerdict(ctx, hidden);
  return hidden !== undefined;
}

/** Hides what processes that died have left. */
export async function hideAllReported(ctx: Hiding): Promise<void> {
  const rows = await ctx.platformDb.execute<{ id: string }>(sql`
    select publication_id as id from ${publicationReports}
    where settled_at is null and exists (
      select from ${publishedPrompts} as p where p.publication_id = publication_reports.publication_id and p.status = 'approved'
    )
    group by publication_id having count(*) >= ${REPORTERS} and count_reporters(publication_id) >= ${REPORTERS}`);
  for (const { id } of rows) await hideReported(ctx, id);
}
