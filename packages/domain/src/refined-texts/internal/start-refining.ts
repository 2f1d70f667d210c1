import { refinedTexts } from '@refinery/db/schema/refined-texts.ts';
import { and, eq } from 'drizzle-orm';
import { tenantOf } from '../../context/as-caller.ts';
import type { Context } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { startLanes } from '../../work/lanes.ts';
import { acceptJob } from '../../work/shared-tables.ts';
import type { JobId } from '../../work/tables.ts';
import { textKind } from '../text-kind.ts';
import { chooseRefiner } from './choose-refiner.ts';
import { isDue, LEAST_CALLS } from './is-due.ts';

type StartContext = Pick<Context, 'clock' | 'db' | 'logger' | 'queues' | 'quotas' | 'settings' | 'vendors'>;

/** A text as it is used. */
export interface UsedText {
  id: string;
  status: string;
  tokens: number;
  recentCalls: number;
  recentMicros: number;
}

/**
 * Has those texts refined whose use is worth it and about which nothing is decided, each once, charged to the
 * organization. Without quota nothing happens: they are due again with their next use.
 */
export async function startRefining(
  ctx: StartContext,
  organizationId: string,
  used: readonly UsedText[],
): Promise<void> {
  const undecided = used.filter(({ status, recentCalls }) => status === 'seen' && recentCalls >= LEAST_CALLS);
  if (undecided.length === 0) return;
  const { request, isOn } = await chooseRefiner(ctx, organizationId);
  const [refiner] = request.candidates;
  const due = undecided.filter((text) => isDue(text, refiner, ctx.settings.priceOverrides));
  if (!isOn || due.length === 0) return;
  for (const { id } of due) {
    const job = await accept(ctx, organizationId, id);
    if (job === NO_QUOTA) return;
    if (job) await startLanes(ctx, textKind, job);
  }
}

const NO_QUOTA = 'no quota';

/**
 * One job for each text: of those that are due at once, quota may be left for some. Null where it was decided
 * meanwhile.
 */
async function accept(
  ctx: StartContext,
  organizationId: string,
  refinedTextId: string,
): Promise<JobId | typeof NO_QUOTA | null> {
  const own = and(eq(refinedTexts.organizationId, organizationId), eq(refinedTexts.id, refinedTextId));
  try {
    return await tenantOf(ctx, organizationId).run(async (tx) => {
      const taken = await tx
        .update(refinedTexts)
        .set({ status: 'refining', reason: null })
        .where(and(own, eq(refinedTexts.status, 'seen')))
        .returning({ id: refinedTexts.id });
      if (taken.length === 0) return null;
      return acceptJob(ctx, tx, textKind, { organizationId, options: {}, payloads: [{ refinedTextId }] });
    });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'quota_exceeded') throw error;
    ctx.logger.debug({ organizationId }, 'system text not refined: no quota is left');
    return NO_QUOTA;
  }
}
