import type { Billing, BillingPortal } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import parts from '../../../parts/parts.module.css';
import { ProblemNote } from '../../../parts/problem.tsx';
import { billingQuery } from './billing-queries.ts';
import { billingTexts } from './texts.ts';

/** Statuses of a subscription that is over, so another one can be bought. */
const OVER: readonly Billing['status'][] = [null, 'canceled', 'incomplete', 'incomplete_expired'];

/** Buying, trying and paying. Whoever pays goes to a page of Stripe. */
export function BillingActions({ billing }: { billing: Billing }) {
  const texts = useTexts(billingTexts);
  const organization = useOrganization();
  const { client } = organization;
  const queries = useQueryClient();
  const checkout = useMutation({
    mutationFn: (interval: 'month' | 'year') => client.startCheckout({ plan: 'pro', interval }),
    onSuccess: leaveFor,
  });
  const portal = useMutation({ mutationFn: () => client.openBillingPortal(), onSuccess: leaveFor });
  const trial = useMutation({
    mutationFn: () => client.startTrial(),
    onSuccess: (started) => queries.setQueryData(billingQuery(organization, false).queryKey, started),
  });
  const busy = [checkout, portal, trial].some(({ isPending }) => isPending);
  const error = checkout.error ?? portal.error ?? trial.error;
  const maySell = OVER.includes(billing.status);
  const mayTry = billing.plan === 'free' && billing.trialEndsAt === null && billing.pending === null;
  return (
    <>
      <div className={parts.row}>
        {maySell && (
          <>
            <Button primary disabled={busy} onClick={() => checkout.mutate('month')}>
              {texts.buyMonthly}
            </Button>
            <Button disabled={busy} onClick={() => checkout.mutate('year')}>
              {texts.buyYearly}
            </Button>
          </>
        )}
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
      </div>
      {maySell && <p className={parts.hint}>{texts.buyHint}</p>}
      {error && <ProblemNote error={error} />}
    </>
  );
}

function leaveFor({ url }: Pick<BillingPortal, 'url'>): void {
  location.assign(url);
}
