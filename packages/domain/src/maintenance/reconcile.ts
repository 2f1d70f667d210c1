import { closeUnits } from '../ab-tests/close-units.ts';
import { promoteWinners } from '../ab-tests/promote-winners.ts';
import { computeUsageHours } from '../analytics/compute-usage-hours.ts';
import { applyDuePlans } from '../billing/apply-due-plans.ts';
import { endFormerCustomers } from '../billing/end-former-customers.ts';
import { remindOfPayments } from '../billing/remind-of-payments.ts';
import { reportOverage } from '../billing/report-overage.ts';
import { syncAccounts } from '../billing/sync-accounts.ts';
import { recoverAbandoned } from '../charged-work/recover-abandoned.ts';
import type { Context } from '../context/context.ts';
import { checkDomains } from '../domains/check-domains.ts';
import { spreadBroadcasts } from '../operators/spread-broadcasts.ts';
import { purgeOrganizations } from '../organizations/purge-organizations.ts';
import { moveWaitingLabels } from '../prompts/labels/move-waiting-labels.ts';
import { reconcilePublications } from '../prompts/publishing/reconcile-publications.ts';
import { chargedKinds } from '../registries/charged-kinds.ts';
import { workKinds } from '../registries/work-kinds.ts';
import { decideRuns } from '../runs/decide-runs.ts';
import { checkSamlMetadata } from '../sso/check-saml-metadata.ts';
import { recoverLeases } from '../usage/leases/recover-leases.ts';
import { recoverSpend } from '../usage/recover-spend.ts';
import type { Kind } from '../work/kind.ts';
import { reconcileWork } from '../work/reconcile-work.ts';
import { makeMonths } from './internal/make-months.ts';
import { purgeExpired } from './internal/purge-expired.ts';
import { removeOldCallTexts } from './internal/remove-old-call-texts.ts';
import { removeOldTexts } from './internal/remove-old-texts.ts';

/**
 * One tick of the reconciler: brings queues, leases, quotas and old rows back to what Postgres says. Safe to
 * run at any time, also twice at once.
 */
export async function reconcile(ctx: Context, kinds: readonly Kind[] = workKinds): Promise<void> {
  // First: nobody gets a version for long that an A/B test has found to do harm, however much work is open.
  await closeUnits(ctx);
  await promoteWinners(ctx);
  // Before the mails are looked at, which it makes.
  await spreadBroadcasts(ctx);
  const openJobs: Record<string, number> = {};
  for (const kind of kinds) openJobs[kind.name] = await reconcileWork(ctx, kind);
  let abandoned = 0;
  for (const charged of chargedKinds) abandoned += await recoverAbandoned(ctx, charged);
  await recoverSpend(ctx);
  await recoverLeases(ctx);
  await reconcilePublications(ctx);
  await decideRuns(ctx);
  await moveWaitingLabels(ctx);
  await applyDuePlans(ctx);
  await syncAccounts(ctx);
  await remindOfPayments(ctx);
  await purgeExpired(ctx);
  await removeOldTexts(ctx);
  await removeOldCallTexts(ctx);
  await makeMonths(ctx);
  await purgeOrganizations(ctx);
  await computeUsageHours(ctx);
  // Last, and at once: whom others outside keep waiting holds up nothing of ours but the next tick.
  await Promise.all([reportOverage(ctx), endFormerCustomers(ctx), checkDomains(ctx), checkSamlMetadata(ctx)]);
  ctx.logger.debug({ openJobs, abandoned }, 'reconciled');
}
