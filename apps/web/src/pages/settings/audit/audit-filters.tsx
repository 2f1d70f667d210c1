import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useOrganization } from '../../../api/client.ts';
import { useMessages, useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import { textOf } from '../../../session/form-data.ts';
import { auditFilters, type AuditFilters as Filters } from './audit-search.ts';
import { auditTexts } from './texts.ts';

const NAMES = ['action', 'actor', 'target', 'from', 'to'] as const;

/** The filters that the address names, to be changed. The address follows once they are sent. */
export function AuditFilters({ filters }: { filters: Filters }) {
  const texts = useTexts(auditTexts);
  const { common } = useMessages();
  const { slug } = useOrganization();
  const navigate = useNavigate();
  const go = (next: Filters): void =>
    void navigate({ to: '/o/$slug/settings/audit', params: { slug }, search: next });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    go(auditFilters(Object.fromEntries(NAMES.map((name) => [name, textOf(form, name).trim()]))));
  };
  return (
    <form className={parts.filters} onSubmit={submit} aria-label={common.filter}>
      <Field name="action" label={texts.actionFilter}>
        {(input) => (
          <input {...input} defaultValue={filters.action ?? ''} maxLength={100} spellCheck={false} />
        )}
      </Field>
      <Field name="actor" label={texts.actorFilter}>
        {(input) => (
          <input
            {...input}
            defaultValue={filters.actor ?? ''}
            pattern="\s*[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\s*"
            spellCheck={false}
          />
        )}
      </Field>
      <Field name="target" label={texts.targetFilter}>
        {(input) => (
          <input {...input} defaultValue={filters.target ?? ''} maxLength={200} spellCheck={false} />
        )}
      </Field>
      <Field name="from" label={texts.from}>
        {(input) => <input {...input} type="date" defaultValue={filters.from ?? ''} />}
      </Field>
      <Field name="to" label={texts.to}>
        {(input) => <input {...input} type="date" defaultValue={filters.to ?? ''} />}
      </Field>
      <div className={parts.row}>
        <Button type="submit">{common.apply}</Button>
        {Object.keys(filters).length > 0 && <Button onClick={() => go({})}>{common.clear}</Button>}
      </div>
    </form>
  );
}
