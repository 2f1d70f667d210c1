import type { Billing } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useOrganization } from '../../../api/client.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { Facts } from '../../../parts/facts.tsx';
import parts from '../../../parts/parts.module.css';
import { Read } from '../../../parts/read.tsx';
import styles from '../settings.module.css';
import { BillingActions } from './billing-actions.tsx';
import { billingQuery, isAwaited } from './billing-queries.ts';
import { billingSearch } from './billing-search.ts';
import { billingTexts } from './texts.ts';

/** The plan of the organization, and how to get and pay for another. */
export function Page() {
  const texts = useTexts(billingTexts);
  const { checkout } = billingSearch(useSearch({ from: '/o/$slug/settings/billing' }));
  const query = useQuery(billingQuery(useOrganization(), checkout === 'paid'));
  return (
    <div className={parts.stack}>
      <h1>{texts.title}</h1>
      <Read query={query}>
        {(billing) => (
          <>
            <State billing={billing} checkout={checkout} />
            <Unpaid change={billing.unpaidChange} />
            <Plan billing={billing} />
            {isOperators(billing) ? <p>{texts.askOperator}</p> : <BillingActions billing={billing} />}
          </>
        )}
      </Read>
    </div>
  );
}

/** Whether the plan is no matter of the organization. */
const isOperators = ({ mode, source, plan }: Billing): boolean =>
  mode === 'operator' || source === 'operator' || (source === 'default' && plan !== 'free');

/** What has just happened, and what will. */
function State({ billing, checkout }: { billing: Billing; checkout: 'paid' | 'cancelled' | undefined }) {
  const texts = useTexts(billingTexts);
  const { time } = useFormats();
  const said = [
    isAwaited(billing, checkout === 'paid') && texts.awaited,
    checkout === 'paid' && billing.source === 'stripe' && texts.thanks,
    checkout === 'cancelled' && billing.status === null && texts.cancelled,
    billing.graceEndsAt !== null && texts.due(time(billing.graceEndsAt)),
    billing.status !== 'canceled' && billing.cancelAt !== null && texts.ends(time(billing.cancelAt)),
  ].filter((text) => text !== false);
  return (
    <div role="status" className={styles.status}>
      {said.length > 0 && (
        <div className={styles.note}>
          {said.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
    </div>
  );
}

/** A better plan that waits for its payment. */
function Unpaid({ change }: { change: Billing['unpaidChange'] }) {
  const texts = useTexts(billingTexts);
  const { time } = useFormats();
  if (!change) return null;
  const { plan, interval, expiresAt, url } = change;
  return (
    <div className={styles.note}>
      <p>{texts.unpaidChange(texts.plans[plan], texts.intervals[interval], time(expiresAt))}</p>
      {url !== null && <a href={url}>{texts.payThere}</a>}
    </div>
  );
}

function Plan({ billing }: { billing: Billing }) {
  const texts = useTexts(billingTexts);
  const { time } = useFormats();
  const { plan, source, status, interval, periodEnd, trialEndsAt, scheduledChange: next } = billing;
  return (
    <Facts
      facts={[
        [texts.plan, texts.plans[plan]],
        [texts.source, texts.sources[source]],
        [texts.status, status && texts.statuses[status]],
        [texts.interval, interval && texts.intervals[interval]],
        [status === 'past_due' ? texts.duePeriodEnd : texts.periodEnd, periodEnd && time(periodEnd)],
        [
          texts.next,
          next && texts.nextPlan(texts.plans[next.plan], texts.intervals[next.interval], time(next.at)),
        ],
        [texts.trialEnds, trialEndsAt && time(trialEndsAt)],
      ]}
    />
  );
}
