import { computeUsageHours } from '../analytics/compute-usage-hours.ts';
import type { Context } from '../context/context.ts';
import { recoverEnrichments } from '../enrichments/recover-enrichments.ts';
import { spreadBroadcasts } from '../operators/spread-broadcasts.ts';
import { recoverAbandoned } from '../optimizations/recover-abandoned.ts';
import { purgeOrganizations } from '../organizations/purge-organizations.ts';
import { settlePublications } from '../published-prompts/settle-publications.ts';
import { recoverSpend } from '../usage/recover-spend.ts';
import type { Kind } from '../work/kind.ts';
import { reconcileWork } from '../work/reconcile-work.ts';
import { workKinds } from '../work-kinds.ts';
import { makeMonths } from './internal/make-months.ts';
import { purgeExpired } from './internal/purge-expired.ts';
import { removeOldTexts } from './internal/remove-old-texts.ts';

/**
 * One tick of the reconciler: brings queues, leases, quotas and old rows back to what Postgres says. Safe to run at any
 * time, also twice at once.
 */
export async function reconcile(ctx: Context, kinds: readonly Kind[] = workKinds): Promise<void> {
  // Before the mails are looked at, which it makes.
  await spreadBroadcasts(ctx);
  const openJobs: Record<string, number> = {};
  for (const kind of kinds) openJobs[kind.name] = await reconcileWork(ctx, kind);
  const abandoned = await recoverAbandoned(ctx);
  await recoverEnrichments(ctx);
  await recoverSpend(ctx);
  await settlePublications(ctx);
  await purgeExpired(ctx);
  await removeOldTexts(ctx);
  await makeMonths(ctx);
  await purgeOrganizations(ctx);
  await computeUsageHours(ctx);
  ctx.logger.debug({ openJobs, abandoned }, 'reconciled');
  if (abandoned) ctx.logger.warn({ abandoned }, 'abandoned optimizations failed and given back');
}
