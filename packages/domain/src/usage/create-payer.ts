import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@refinery/db/ids.ts';
import { openTenant, type Tenant } from '@refinery/db/tenant-handle.ts';
import type { PaidCall, Payer, Payment } from '@refinery/providers/payer.ts';
import type { Context } from '../context/context.ts';
import { billingPeriod } from './billing-period.ts';
import { BudgetRefusal, unknownPrice } from './budget-refusal.ts';
import { costOf, mostMicros } from './cost-of-call.ts';
import { readBudget, reserveSpend, settleSpend } from './spend.ts';

/** Longer than settling takes where the database is away for a moment. */
const GRACE_MS = 60_000;
/** Waits between tries while the database is away: what was spent is not forgotten at once. */
const RETRY_WAITS_MS = [100, 400, 1_600];

type PayerContext = Pick<Context, 'clock' | 'db' | 'logger' | 'quotas' | 'settings'>;

/** Nothing is known of what it costs, and nobody minds. */
const UNCOUNTED: Payment = { settle: async (reply) => (reply ? null : 0) };

/**
 * Pays for calls to vendors out of the monthly budgets of organizations. Before each try the most that it may
 * cost is charged, after it the price of what the vendor says it used; a try that fails costs nothing. Where
 * no budget is set it counts all the same, so that one which is set in the middle of a month knows what was
 * spent.
 * @param callMs no call takes longer, in milliseconds
 */
export const createPayer = (ctx: PayerContext, callMs: number): Payer => ({
  async reserve(call) {
    const tenant = openTenant(ctx.db, call.candidate.tenant);
    const startedAt = ctx.clock.now();
    const micros = mostMicros(ctx, call, startedAt);
    if (micros === null) return refuseUnknown(ctx, tenant, call);
    const expiresAt = new Date(startedAt.getTime() + callMs + GRACE_MS);
    const id = newId();
    if (!(await reserveSpend(ctx, tenant, { id, micros, expiresAt, call: call.note ?? null })))
      throw await refusalOf(ctx, tenant, call, micros);
    return {
      settle: (reply) => settle(ctx, tenant, id, reply ? costOf(ctx, call, reply, { startedAt, micros }) : 0),
    };
  },
});

async function refuseUnknown(
  ctx: PayerContext,
  tenant: Tenant,
  { candidate: { provider, model } }: PaidCall,
): Promise<Payment> {
  if (await readBudget(ctx, tenant)) throw unknownPrice(provider, model);
  return UNCOUNTED;
}

async function refusalOf(
  ctx: PayerContext,
  tenant: Tenant,
  { candidate: { provider } }: PaidCall,
  micros: number,
): Promise<BudgetRefusal> {
  // Raised or taken away meanwhile: the next try finds it so.
  const { limit, charged } = (await readBudget(ctx, tenant)) ?? { limit: 0, charged: 0 };
  const now = ctx.clock.now();
  return new BudgetRefusal({ provider, micros, limit, charged, now, period: billingPeriod(now) });
}

/**
 * Never throws: the reply is there, and paid for. Where the database stays away the reservation holds the
 * money until it expires.
 */
async function settle(ctx: PayerContext, tenant: Tenant, id: string, micros: number): Promise<number> {
  for (const waitMs of [...RETRY_WAITS_MS, null]) {
    try {
      await settleSpend(tenant, id, micros);
      break;
    } catch (error) {
      const { organizationId } = tenant;
      if (waitMs === null) ctx.logger.error({ err: error, organizationId, micros }, 'spend not settled');
      else await sleep(waitMs);
    }
  }
  return micros;
}
