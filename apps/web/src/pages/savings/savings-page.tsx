import { useNavigate, useSearch } from '@tanstack/react-router';
import { useOrganization } from '../../api/client.ts';
import { useTexts } from '../../i18n/messages.ts';
import { Choice } from '../../parts/choice.tsx';
import parts from '../../parts/parts.module.css';
import { PERIODS, startOf } from '../analytics/analytics-search.ts';
import { Prefixes } from './prefixes.tsx';
import { Saved } from './saved.tsx';
import styles from './savings.module.css';
import { PREFIX_DAYS, type SavingsSearch, savingsSearch } from './savings-search.ts';
import { savingsTexts } from './texts.ts';

/** What calls to models cost less in a period, and what makes them cost more. */
export function Page() {
  const texts = useTexts(savingsTexts);
  const { slug } = useOrganization();
  const navigate = useNavigate();
  const search = savingsSearch(useSearch({ from: '/o/$slug/savings' }));
  const { period = 'month', by = 'day' } = search;
  const go = (next: SavingsSearch): void =>
    void navigate({ to: '/o/$slug/savings', params: { slug }, search: { ...search, ...next } });
  return (
    <div className={styles.page}>
      <h1>{texts.title}</h1>
      <p>{texts.intro}</p>
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
      <Saved from={startOf(period, Date.now())} by={by} onBy={(next) => go({ by: next })} />
      <Prefixes days={PREFIX_DAYS[period]} />
    </div>
  );
}
