import { OPTIMIZATION_STATUSES, PROVIDERS } from '@prompt-refinery/client';
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useOrganization } from '../../api/client.ts';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { Field } from '../../parts/field.tsx';
import parts from '../../parts/parts.module.css';
import { textOf } from '../../session/form-data.ts';
import { type HistorySearch, historySearch } from './history-search.ts';
import { historyTexts } from './texts.ts';

const NAMES = ['provider', 'status', 'from', 'to', 'metadata'] as const;

/** The filters that the address names, to be changed. The address follows once they are sent. */
export function HistoryFilters({ search }: { search: HistorySearch }) {
  const history = useTexts(historyTexts);
  const { common } = useMessages();
  const { slug } = useOrganization();
  const navigate = useNavigate();
  const go = (next: HistorySearch): void =>
    void navigate({ to: '/o/$slug/history', params: { slug }, search: next });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    go(historySearch(Object.fromEntries(NAMES.map((name) => [name, textOf(form, name).trim()]))));
  };
  return (
    <form className={parts.filters} onSubmit={submit} aria-label={common.filter}>
      <ChoiceField name="provider" label={history.provider} values={PROVIDERS} chosen={search.provider} />
      <ChoiceField
        name="status"
        label={history.status}
        values={OPTIMIZATION_STATUSES}
        names={history.statuses}
        chosen={search.status}
      />
      <Field name="from" label={history.from}>
        {(input) => <input {...input} type="date" defaultValue={search.from ?? ''} />}
      </Field>
      <Field name="to" label={history.to}>
        {(input) => <input {...input} type="date" defaultValue={search.to ?? ''} />}
      </Field>
      <Field name="metadata" label={history.metadata}>
        {(input) => (
          <input
            {...input}
            defaultValue={search.metadata ?? ''}
            maxLength={2000}
            pattern="[^:,]+:[^,]*(,[^:,]+:[^,]*)*"
          />
        )}
      </Field>
      <div className={parts.row}>
        <Button type="submit">{common.apply}</Button>
        {Object.keys(search).length > 0 && <Button onClick={() => go({})}>{common.clear}</Button>}
      </div>
    </form>
  );
}
