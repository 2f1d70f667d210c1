import type { Transaction } from '@refinery/db/create-db.ts';
import { DomainError } from '../errors/domain-error.ts';
import { billingPeriod } from './billing-period.ts';
import {
  type Charge,
  chargeStatement,
  type MeterContext,
  meteringOf,
  quotaStatement,
  refundStatement,
} from './charge.ts';
import {
  keyChargeOf,
  keyChargeStatement,
  keyQuotaStatement,
  keyRefundStatement,
  periodLocks,
} from './key-charge.ts';
import { thresholdStatement } from './threshold-statement.ts';

/**
 * Charges units of a meter before the work is done, all or none, in the transaction that records it as
 * accepted. What is recorded and has not ended is the reservation; ending well changes nothing here, ending
 * otherwise is refunded. Webhooks are told where it passes a threshold. The first charge after the end of a
 * period begins the new one with what is still in flight.
 *
 * The row lock it takes lasts to the end of the transaction and every charge of the organization to this
 * meter needs it, to another meter none: charge late in a long transaction. Errors: `quota_exceeded` with the
 * time at which the quota is new. Where an API key asks, it is charged first, against its own quota; a key
 * that was deleted meanwhile limits nothing.
 */
export async function reserveQuota(ctx: MeterContext, tx: Transaction, charge: Charge): Promise<void> {
  const metering = meteringOf(ctx);
  for (const lock of periodLocks(metering, charge)) await tx.execute(lock);
  const ofKey = keyChargeOf(charge);
  if (ofKey && !(await tx.execute(keyChargeStatement(metering, ofKey))).length) {
    if (await readKeyQuota(ctx, tx, charge)) throw await quotaExceeded(ctx, tx, charge);
  }
  const charged = await tx.execute(chargeStatement(metering, charge));
  if (!charged.length) throw await quotaExceeded(ctx, tx, charge);
  await tx.execute(thresholdStatement(metering, charge));
}

/**
 * Refuses what clearly exceeds the quota before long work begins with it. Takes no lock, so `reserveQuota`
 * decides. Errors: `quota_exceeded`.
 */
export async function checkQuota(ctx: MeterContext, tx: Transaction, charge: Charge): Promise<void> {
  const quotas = [await readKeyQuota(ctx, tx, charge), await readQuota(ctx, tx, charge)];
  if (quotas.some((quota) => exceeds(charge, quota))) throw await quotaExceeded(ctx, tx, charge);
}

const exceeds = ({ amount }: Charge, quota: Quota | undefined): boolean =>
  quota !== undefined && quota.limit !== null && quota.charged + amount > quota.limit;

/**
 * Why nothing was charged, for the caller: `quota_exceeded`, or, where it was deleted meanwhile,
 * `unauthenticated` for the key and `organization_not_found` for the organization.
 */
export async function quotaExceeded(
  ctx: MeterContext,
  tx: Transaction,
  charge: Charge,
): Promise<DomainError> {
  const now = ctx.clock.now();
  const { end: resetsAt } = billingPeriod(now);
  const ofKey = await readKeyQuota(ctx, tx, charge);
  const isOfKey = exceeds(charge, ofKey);
  const ofPlan = await readQuota(ctx, tx, charge);
  if (!ofPlan) return new DomainError('organization_not_found');
  if (keyChargeOf(charge) && !ofKey && !exceeds(charge, ofPlan))
    return new DomainError('unauthenticated', 'The API key was deleted. Use another one.');
  const quota = isOfKey ? ofKey : ofPlan;
  const left = Math.max(0, (quota?.limit ?? 0) - (quota?.charged ?? 0));
  const asked = charge.amount === 1 ? 'This request' : 'This batch';
  const owner = isOfKey ? `the API key ${ofKey?.prefix}…` : `the ${ofPlan.plan} plan`;
  const advice = isOfKey ? ' Ask the person who manages the key to raise its quota.' : '';
  return new DomainError(
    'quota_exceeded',
    `${asked} needs ${charge.amount}, but only ${left} of the ${quota?.limit ?? 0} monthly ${charge.meter.name} of ${owner} ${left === 1 ? 'is' : 'are'} left. The quota resets on ${resetsAt.toISOString()}.${advice}`,
    {
      resetsAt: resetsAt.toISOString(),
      retryAfterSeconds: Math.max(1, Math.ceil((resetsAt.getTime() - now.getTime()) / 1_000)),
    },
  );
}

/** A limit of a meter and what stands charged to it in this period, both in units of the meter. */
interface Quota extends Record<string, unknown> {
  limit: number | null;
  charged: number;
}

async function readQuota(
  ctx: MeterContext,
  tx: Transaction,
  of: Omit<Charge, 'amount'>,
): Promise<(Quota & { plan: string }) | undefined> {
  const [quota] = await tx.execute<Quota & { plan: string }>(quotaStatement(meteringOf(ctx), of));
  return quota;
}

/** The quota of the API key that asks; undefined where none does, or it was deleted. */
async function readKeyQuota(
  ctx: MeterContext,
  tx: Transaction,
  charge: Charge,
): Promise<(Quota & { prefix: string }) | undefined> {
  const ofKey = keyChargeOf(charge);
  if (!ofKey) return undefined;
  const [quota] = await tx.execute<Quota & { prefix: string }>(keyQuotaStatement(meteringOf(ctx), ofKey));
  return quota;
}

/** Gives back what failed or was cancelled, in the transaction that records it as ended. */
export async function refundQuota(tx: Transaction, charge: Charge): Promise<void> {
  if (!charge.amount) return;
  const ofKey = keyChargeOf(charge);
  if (ofKey) await tx.execute(keyRefundStatement(ofKey));
  await tx.execute(refundStatement(charge.organizationId, charge.meter, charge.amount));
}
