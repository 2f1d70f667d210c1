import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useOrganization } from '../../api/client.ts';
import { PROVIDERS } from '../../api/providers.ts';
import { useMessages } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import parts from '../../parts/parts.module.css';
import { textOf } from '../../session/form-data.ts';
import { HISTORY_STATUSES, type HistorySearch, historySearch } from './history-search.ts';

const NAMES = ['provider', 'status', 'from', 'to', 'metadata'] as const;

/** The filters that the address names, to be changed. The address follows once they are sent. */
export function HistoryFilters({ search }: { search: HistorySearch }) {
  const { history, common } = useMessages();
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
      <Field name="provider" label={history.provider}>
        {(input) => (
          <select {...input} defaultValue={search.provider ?? ''}>
            <option value="">{common.all}</option>
            {PROVIDERS.map((provider) => (
              <option key={provider} value={provider}>
                {provider}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="status" label={history.status}>
        {(input) => (
          <select {...input} defaultValue={search.status ?? ''}>
            <option value="">{common.all}</option>
            {HISTORY_STATUSES.map((status) => (
              <option key={status} value={status}>
                {history.statuses[status]}
              </option>
            ))}
          </select>
        )}
      </Field>
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
