import type { MoveStatus } from '@refinery/contracts/runs.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { runs } from '@refinery/db/schema/runs.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { asMember } from '../../members/as-member.ts';
import { labelledVersion } from './internal/label-rows.ts';
import { setPromptLabel } from './set-prompt-label.ts';

/** What may be over at the next tick. */
export const PASSING: readonly string[] = ['service_unavailable', 'rate_limited'];

type RunKey = Pick<typeof runs.$inferSelect, 'id' | 'organizationId'>;

/**
 * Moves the labels that waited for runs that have ended, through their gates, in the name of whoever asked
 * for it and as far as they may still do so; what the gate refuses is written down. A label that somebody has
 * moved meanwhile stays.
 */
export async function moveWaitingLabels(ctx: Context): Promise<void> {
  const due = await ctx.systemDb
    .select({ id: runs.id, organizationId: runs.organizationId })
    .from(runs)
    .innerJoin(
      organizations,
      and(eq(organizations.id, runs.organizationId), isNull(organizations.suspendedAt)),
    )
    // As the index says it: this statement is prepared.
    .where(sql`${runs.moveStatus} = 'waiting' and ${runs.endStatus} is not null`);
  for (const key of due) {
    try {
      await moveWaiting(ctx, key);
    } catch (error) {
      ctx.logger.error({ err: error, runId: key.id }, 'label that waits for a run not moved');
    }
  }
}

/** Errors: what is wrong on our side; a refusal is written down. */
async function moveWaiting(ctx: Context, { id, organizationId }: RunKey): Promise<void> {
  const where = and(eq(runs.id, id), eq(runs.organizationId, organizationId));
  const tenant = openTenant(ctx.db, organizationId);
  const [run] = await tenant.run((tx) => tx.select().from(runs).where(where));
  const baseline = run?.arms[0];
  if (!run?.move || !baseline || run.moveStatus !== 'waiting') return;
  const asked = { id: baseline.promptId, ...run.move, onlyFrom: baseline.version };
  const note = (moveStatus: MoveStatus, moveDetail: string | null) =>
    tenant.run((tx) => tx.update(runs).set({ moveStatus, moveDetail }).where(where));
  try {
    await setPromptLabel(await asMember(ctx, { organizationId, userId: run.userId, sessionId: id }), asked);
    await note('moved', null);
  } catch (error) {
    if (!(error instanceof DomainError) || PASSING.includes(error.code)) throw error;
    // It may have it already: of this process, which died before it said so, or of another one.
    const ctxOf = { actor: { organizationId } };
    const { version } = run.move;
    const isMoved = (await tenant.run((tx) => labelledVersion(ctxOf, tx, asked))) === version;
    await (isMoved ? note('moved', null) : note('refused', error.message));
  }
}
