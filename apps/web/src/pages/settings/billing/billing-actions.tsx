import type { Billing } from '@prompt-refinery/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import parts from '../../../parts/parts.module.css';
import { ProblemNote } from '../../../parts/problem.tsx';
import { Read } from '../../../parts/read.tsx';
import { AllowOverage } from './allow-overage.tsx';
import { billingQuery, offersQuery } from './billing-queries.ts';
import { BuyPlan } from './buy-plan.tsx';
import { ChangePlan } from './change-plan.tsx';
import { EndSubscription } from './end-subscription.tsx';
import { leaveFor } from './leave-for.ts';
import { billingTexts } from './texts.ts';

/** Statuses of a subscription that is over, so another one can be bought. */
const OVER: readonly Billing['status'][] = [null, 'canceled', 'incomplete', 'incomplete_expired'];
/** Statuses in which nothing must be paid before the plan can change. */
const PAID: readonly Billing['status'][] = ['active', 'trialing'];

/** Trying, buying, changing and paying. Whoever pays goes to a page of Stripe. */
export function BillingActions({ billing }: { billing: Billing }) {
  const texts = useTexts(billingTexts);
  const organization = useOrganization();
  const { client } = organization;
  const queries = useQueryClient();
  const offers = useQuery(offersQuery(organization));
  const portal = useMutation({ mutationFn: () => client.openBillingPortal(), onSuccess: leaveFor });
  const trial = useMutation({
    mutationFn: () => client.startTrial(),
    onSuccess: (started) => queries.setQueryData(billingQuery(organization, false).queryKey, started),
  });
  const busy = portal.isPending || trial.isPending;
  const error = portal.error ?? trial.error;
  const isOver = OVER.includes(billing.status);
  const mayChange = PAID.includes(billing.status) && billing.cancelAt === null;
  const mayTry = billing.plan === 'free' && billing.trialEndsAt === null && billing.pending === null;
  return (
    <>
      <div className={parts.row}>
        {mayTry && (
          <Button disabled={busy} onClick={() => trial.mutate()}>
            {texts.tryIt}
          </Button>
        )}
        {billing.status !== null && (
          <Button disabled={busy} onClick={() => portal.mutate()}>
            {texts.portal}
          </Button>
        )}
        {!isOver && <EndSubscription billing={billing} />}
      </div>
      {error && <ProblemNote error={error} />}
      {(isOver || mayChange) && (
        <Read query={offers}>
          {(sold) =>
            isOver ? (
              <BuyPlan offers={sold.offers} />
            ) : (
              <>
                <ChangePlan billing={billing} offers={sold.offers} />
                {(sold.overage || billing.overage) && (
                  <AllowOverage billing={billing} tax={sold.overage?.tax ?? null} />
                )}
              </>
            )
          }
        </Read>
      )}
    </>
  );
}
