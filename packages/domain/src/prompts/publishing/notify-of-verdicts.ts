import { publications, publishedPrompts } from '@refinery/db/schema/published-prompts.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { recordChange } from '../../audit/record-change.ts';
import type { Context } from '../../context/context.ts';
import { type DeliveryId, recordEvent } from '../../events/record-event.ts';
import { startDeliveries } from '../../webhooks/start-deliveries.ts';

type Telling = Pick<Context, 'clock' | 'db' | 'logger' | 'queues' | 'settings'>;

/** A snapshot about which something was decided. */
interface Judged {
  id: string;
  organizationId: string;
}

/**
 * Writes a verdict into the audit log of the organization whose prompt it is and tells its webhooks
 * (`prompt.moderated`). Each verdict is told once: where this is not done, or fails, the reconciler does it.
 */
export async function notifyOfVerdict(ctx: Telling, judged: Judged): Promise<void> {
  try {
    await startDeliveries(ctx, await writeVerdict(ctx, judged));
  } catch (error) {
    ctx.logger.error({ err: error, snapshotId: judged.id }, 'verdict not told yet');
  }
}

/** As the organization, in one transaction with the note that it was told. */
const writeVerdict = (ctx: Telling, { id, organizationId }: Judged): Promise<DeliveryId[]> =>
  openTenant(ctx.db, organizationId).run(async (tx) => {
    const [verdict] = await tx
      .update(publishedPrompts)
      .set({ toldAt: ctx.clock.now() })
      .where(
        and(
          eq(publishedPrompts.id, id),
          isNotNull(publishedPrompts.judgedAt),
          isNull(publishedPrompts.toldAt),
        ),
      )
      .returning();
    if (!verdict) return [];
    const { publicationId, status, reason, judgedBy, screened } = verdict;
    const [publication] = await tx
      .select({ promptId: publications.promptId })
      .from(publications)
      .where(eq(publications.id, publicationId));
    if (!publication) return [];
    const { promptId } = publication;
    const actor =
      judgedBy === null
        ? ({ kind: 'system', name: 'reports' } as const)
        : ({ kind: 'operator', name: judgedBy } as const);
    await recordChange({ actor, clock: ctx.clock }, tx, organizationId, {
      action: 'prompt.moderate',
      target: promptId,
      after: {
        publicId: publicationId,
        version: verdict.version,
        status,
        ...(screened ? { screened: screened.length } : {}),
      },
    });
    const data = { promptId, status, reason };
    return recordEvent(ctx, tx, { organizationId, type: 'prompt.moderated', data });
  });

const MOST = 500;

/** Tells the verdicts of processes that died before they did. */
export async function notifyOfVerdicts(ctx: Telling & Pick<Context, 'platformDb'>): Promise<void> {
  const waiting = await ctx.platformDb
    .select({ id: publishedPrompts.id, organizationId: publishedPrompts.organizationId })
    .from(publishedPrompts)
    .where(and(isNotNull(publishedPrompts.judgedAt), isNull(publishedPrompts.toldAt)))
    .orderBy(asc(publishedPrompts.id))
    .limit(MOST);
  for (const judged of waiting) await notifyOfVerdict(ctx, judged);
}
