import { ApiError, type Billing, type PlanChange } from '@prompt-refinery/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { useFormats, useMessages, useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import { DialogButton } from '../../../parts/dialog-button.tsx';
import parts from '../../../parts/parts.module.css';
import { ProblemNote } from '../../../parts/problem.tsx';
import { Read } from '../../../parts/read.tsx';
import { Section } from '../../../parts/section.tsx';
import { billingQuery, changePreviewQuery, SOON_MS } from './billing-queries.ts';
import { type Offer, OffersTable } from './offers-table.tsx';
import { billingTexts } from './texts.ts';

interface ChangePlanProps {
  billing: Billing;
  offers: readonly Offer[];
}

/** The other plans, each with what it would cost now. */
export function ChangePlan({ billing, offers }: ChangePlanProps) {
  const texts = useTexts(billingTexts);
  const change = useChange(billing);
  const { scheduledChange, plan, interval } = billing;
  const isThis = (one: Pick<Offer, 'plan' | 'interval'>): boolean =>
    one.plan === plan && one.interval === interval;
  const isNext = (one: Offer): boolean =>
    one.plan === scheduledChange?.plan && one.interval === scheduledChange?.interval;
  const present = offers.find(isThis);
  const others = offers.filter((one) => !isThis(one) && !isNext(one));
  return (
    <>
      {scheduledChange && present && (
        <div className={parts.row}>
          <Button disabled={change.isPending} onClick={() => change.mutate(present)}>
            {texts.keep}
          </Button>
        </div>
      )}
      {change.error && <ProblemNote error={change.error} />}
      {others.length > 0 && (
        <Section title={texts.changes}>
          <OffersTable
            label={texts.changes}
            offers={others}
            title={texts.change}
            action={(offer) => (
              <DialogButton
                label={texts.change}
                about={texts.toPlan(texts.plans[offer.plan], texts.intervals[offer.interval])}
              >
                {(close) => <Question billing={billing} offer={offer} close={close} />}
              </DialogButton>
            )}
          />
        </Section>
      )}
    </>
  );
}

interface QuestionProps {
  billing: Billing;
  offer: Offer;
  close: () => void;
}

/** What a change would cost, and whether it is wanted. */
function Question({ billing, offer, close }: QuestionProps) {
  const texts = useTexts(billingTexts);
  const { common } = useMessages();
  const { money, time } = useFormats();
  const preview = useQuery(changePreviewQuery(useOrganization(), offer));
  const change = useChange(billing, close);
  const { error } = change;
  return (
    <>
      <p>{texts.toPlan(texts.plans[offer.plan], texts.intervals[offer.interval])}</p>
      <Read query={preview}>
        {({ dueNow, currency, at, atPeriodEnd }) => (
          <p>{atPeriodEnd ? texts.comesAt(time(at)) : texts.costsNow(money({ amount: dueNow, currency }))}</p>
        )}
      </Read>
      {error && <ProblemNote error={error} />}
      {error instanceof ApiError && error.url !== undefined && <a href={error.url}>{texts.payThere}</a>}
      <div className={parts.row}>
        <Button onClick={close}>{common.cancel}</Button>
        <Button
          primary
          disabled={change.isPending || preview.data === undefined}
          onClick={() => change.mutate(offer)}
        >
          {texts.change}
        </Button>
      </div>
    </>
  );
}

/** Changes the plan, and shows it before the worker has seen it. */
function useChange(billing: Billing, onDone?: () => void) {
  const organization = useOrganization();
  const queries = useQueryClient();
  const { queryKey } = billingQuery(organization, false);
  return useMutation({
    mutationFn: ({ plan, interval }: Offer) => organization.client.changeSubscription({ plan, interval }),
    onSuccess: (change) => {
      queries.setQueryData(queryKey, after(billing, change));
      onDone?.();
    },
    // The worker knows in a moment of the new period, or of what is to be paid first.
    onSettled: () => void setTimeout(() => void queries.invalidateQueries({ queryKey }), SOON_MS),
  });
}

/** How billing is after a change. */
function after(billing: Billing, { plan, interval, at, atPeriodEnd }: PlanChange): Billing {
  if (atPeriodEnd) return { ...billing, scheduledChange: { plan, interval, at } };
  return { ...billing, plan, interval, scheduledChange: null, unpaidChange: null };
}
