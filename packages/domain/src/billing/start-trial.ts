import { type BillingReply, TRIAL } from '@refinery/contracts/billing.ts';
import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { requirePermission, requirePerson } from '../context/actor.ts';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { startLanes } from '../work/lanes.ts';
import { acceptJob } from '../work/shared-tables.ts';
import type { JobId } from '../work/tables.ts';
import { billingKind } from './billing-kind.ts';
import type { BillingContext } from './internal/billing-context.ts';
import { lockPlan } from './internal/lock-plan.ts';
import { readBilling } from './internal/read-billing.ts';
import { requireStripe } from './internal/require-stripe.ts';

type TrialContext = BillingContext & Pick<Context, 'systemDb'>;

interface Asked {
  billing: BillingReply;
  /** Null: it was asked for before. */
  job: JobId | null;
}

/**
 * Asks for the trial of the caller's organization. The worker begins it: whoever serves requests changes no
 * plan. Asked again before it has begun, it answers the same. Errors: `forbidden`, `billing_disabled`,
 * `trial_used`, `trial_unavailable`.
 */
export async function startTrial(ctx: TrialContext): Promise<BillingReply> {
  requirePermission(ctx, 'billing:write');
  const { userId, organizationId } = requirePerson(ctx, { anySignIn: true });
  requireStripe(ctx);
  await refuseSecondTrial(ctx, userId);
  const { job, billing } = await mutate<Asked>(ctx, 'billing.start-trial', async (tx) => {
    // Two who ask at the same moment ask for one trial.
    await lockPlan(tx, organizationId);
    const before = await readBilling(ctx, tx);
    if (before.pending) return { unchanged: { job: null, billing: before } };
    refuseUntried(before);
    const asked = { organizationId, userId, ...(ctx.requestId ? { requestId: ctx.requestId } : {}) };
    const job = await acceptJob(ctx, tx, billingKind, {
      ...asked,
      options: { task: 'trial' as const },
      payloads: [{}],
    });
    return { target: organizationId, result: { job, billing: { ...before, pending: 'trial' } } };
  });
  if (job) await startLanes(ctx, billingKind, job);
  return billing;
}

/** Errors: `trial_used`. */
async function refuseSecondTrial({ systemDb }: TrialContext, userId: string): Promise<void> {
  const [person] = await systemDb
    .select({ startedAt: users.trialStartedAt })
    .from(users)
    .where(eq(users.id, userId));
  if (person?.startedAt)
    throw new DomainError('trial_used', 'You have begun the trial of an organization before.');
}

/** Errors: `trial_used`, `trial_unavailable`. */
function refuseUntried({ plan, source, trialEndsAt }: BillingReply): void {
  if (trialEndsAt !== null)
    throw new DomainError('trial_used', 'The organization has had its trial. It has one.');
  if (source === 'operator')
    throw new DomainError('trial_unavailable', 'An operator of this service has decided the plan.');
  if (plan !== 'free')
    throw new DomainError('trial_unavailable', `The plan is ${plan}. A trial gives ${TRIAL.plan} to free.`);
}
