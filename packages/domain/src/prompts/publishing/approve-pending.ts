import type { SnapshotStatus } from '@refinery/contracts/published-prompts.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { publications, publishedPrompts, publishingVerdicts } from '@refinery/db/schema/published-prompts.ts';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { lockSnapshots } from './internal/lock-snapshots.ts';
import { replaceApproved } from './internal/replace-approved.ts';
import { withHashes } from './internal/store-verdict.ts';
import { textHash } from './internal/text-hash.ts';

type Platform = Pick<Context, 'platformDb' | 'settings'>;

/**
 * Shows everybody what was published last of a publication, where operators look at it afterwards
 * (`MODERATION=post`) and nothing holds it back: neither what screening found in it, nor that an operator has
 * rejected the same text of the organization before. It is done after the commit, by another role. Answers
 * what became of the newest snapshot, null where there is none.
 */
export async function approvePending(
  { platformDb, settings }: Platform,
  publicationId: string,
): Promise<SnapshotStatus | null> {
  return platformDb.transaction(async (tx) => {
    const locked = await lockSnapshots(tx, publicationId);
    const newest = locked?.snapshots.at(-1);
    if (!locked || !newest) return null;
    const waits = newest.status === 'pending';
    const isForOperators = settings.moderation === 'pre' || locked.publication.heldAt || newest.screened;
    if (!waits || isForOperators) return newest.status;
    if (await wasRejected(tx, newest)) {
      await tx.update(publications).set({ heldAt: sql`now()` }).where(eq(publications.id, publicationId));
      return newest.status;
    }
    await replaceApproved(tx, locked.snapshots, newest.id);
    await tx.update(publishedPrompts).set({ status: 'approved' }).where(eq(publishedPrompts.id, newest.id));
    return 'approved';
  });
}

/**
 * Whether an operator has rejected the text of a snapshot as one of the same organization, whatever became of
 * that.
 */
async function wasRejected(tx: Transaction, { id, organizationId }: Snapshot): Promise<boolean> {
  const [snapshot] = await tx
    .select({ messages: publishedPrompts.messages })
    .from(publishedPrompts)
    .where(eq(publishedPrompts.id, id));
  if (!snapshot) return false;
  const hash = textHash(organizationId, snapshot.messages);
  return (await tx.$count(publishingVerdicts, withHashes(organizationId, 'rejected_text', [hash]))) > 0;
}

interface Snapshot {
  id: string;
  organizationId: string;
}

/** Most publications that one tick approves. */
const MOST = 500;

/** Approves what was published by processes that died before they did. Answers how many there were. */
export async function approveAllPending(ctx: Platform & Pick<Context, 'logger'>): Promise<number> {
  if (ctx.settings.moderation === 'pre') return 0;
  const waiting = await ctx.platformDb
    .select({ id: publishedPrompts.publicationId })
    .from(publishedPrompts)
    .innerJoin(publications, eq(publications.id, publishedPrompts.publicationId))
    .where(
      and(
        sql`${publishedPrompts.status} = 'pending'`,
        isNull(publications.heldAt),
        isNull(publishedPrompts.screened),
      ),
    )
    .orderBy(asc(publishedPrompts.id))
    .limit(MOST);
  let approved = 0;
  for (const { id } of waiting) {
    try {
      if ((await approvePending(ctx, id)) === 'approved') approved++;
    } catch (error) {
      ctx.logger.error({ err: error, publicationId: id }, 'published prompt not approved');
    }
  }
  return approved;
}
