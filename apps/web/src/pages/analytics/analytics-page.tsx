import { useNavigate, useSearch } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { useTexts } from '../../i18n/messages.ts';
import { Choice } from '../../parts/choice.tsx';
import parts from '../../parts/parts.module.css';
import { type AnalyticsSearch, analyticsSearch, PERIODS, startOf } from './analytics-search.ts';
import { Costs } from './costs.tsx';
import { Glance } from './glance.tsx';
import { Performance } from './performance.tsx';
import { analyticsTexts } from './texts.ts';

/** What the organization did with models in a period: how much, at which cost, and how fast. */
export function Page() {
  const texts = useTexts(analyticsTexts);
  const { slug } = useOrganization();
  const navigate = useNavigate();
  const search = analyticsSearch(useSearch({ from: '/o/$slug/analytics' }));
  const { period = 'month', by = 'day' } = search;
  const go = (next: AnalyticsSearch): void =>
    void navigate({ to: '/o/$slug/analytics', params: { slug }, search: { ...search, ...next } });
  const from = startOf(period, Date.now());
  return (
    <div className={parts.stack}>
      <h1>{texts.title}</h1>
      <div className={parts.filter}>
        <Choice
          name="period"
          label={texts.period}
          values={PERIODS}
          names={texts.periods}
          value={period}
          onChange={(next) => go({ period: next })}
        />
      </div>
      <Glance from={from} />
      <Costs from={from} by={by} onBy={(next) => go({ by: next })} />
      <Performance from={from} />
    </div>
  );
}
