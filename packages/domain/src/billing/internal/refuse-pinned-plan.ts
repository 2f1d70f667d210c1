import type { Plan } from '@refinery/contracts/enums.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { eq } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';

interface Decided {
  plan: Plan;
  /** Whether an operator has set the limit of the organization. */
  ownLimit: boolean;
}

/**
 * Errors: `plan_pinned` where an operator has decided the plan: nobody pays for what would not count.
 * @returns what there is
 */
export async function refusePinnedPlan(ctx: CallerContext): Promise<Decided> {
  const { plan, source, ownLimit } = await readDecided(ctx);
  if (source === 'operator' || (source === 'default' && plan !== 'free'))
    throw new DomainError('plan_pinned', `Operators of this service decided for ${plan}. Ask them.`);
  return { plan, ownLimit };
}

/** The same where an operator has set the limit: what is allowed beyond it would not count. */
export function refusePinnedLimit({ ownLimit }: Decided): void {
  if (ownLimit)
    throw new DomainError(
      'plan_pinned',
      'Operators of this service set the limit of the organization. Ask them.',
    );
}

/** What operators may have decided of the caller's organization. */
async function readDecided({ actor: { organizationId }, tenant }: CallerContext) {
  const [row] = await tenant.run((tx) =>
    tx
      .select({
        plan: subscriptions.plan,
        source: subscriptions.planSource,
        ownLimit: subscriptions.ownLimit,
      })
      .from(subscriptions)
      .where(eq(subscriptions.organizationId, organizationId)),
  );
  if (!row) throw new Error('An organization without a subscription.');
  return row;
}
