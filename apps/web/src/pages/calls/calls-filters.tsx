import { CALL_STATUSES, REMOTE_PROVIDERS } from '@prompt-refinery/client';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, Fragment } from 'react';
import { useOrganization } from '../../api/client.ts';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { Field } from '../../parts/field.tsx';
import parts from '../../parts/parts.module.css';
import { useRestoredFocus } from '../../parts/use-restored-focus.ts';
import { textOf } from '../../session/form-data.ts';
import { CALL_KINDS, type CallsSearch, callsSearch, LONGEST_MODEL } from './calls-search.ts';
import { KeyFilter } from './key-filter.tsx';
import { callTexts } from './texts.ts';

const NAMES = ['provider', 'model', 'kind', 'status', 'keyId', 'from', 'to'] as const;

/** The filters that the address names, to be changed. The address follows once they are sent. */
export function CallsFilters({ search }: { search: CallsSearch }) {
  const texts = useTexts(callTexts);
  const { common } = useMessages();
  const { slug } = useOrganization();
  const navigate = useNavigate();
  // The fields follow the address.
  const version = JSON.stringify(search);
  const { form: element, keep } = useRestoredFocus(version);
  const go = (next: CallsSearch): void => {
    keep();
    void navigate({ to: '/o/$slug/calls', params: { slug }, search: next });
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    go(callsSearch(Object.fromEntries(NAMES.map((name) => [name, textOf(form, name).trim()]))));
  };
  return (
    <form ref={element} className={parts.filters} onSubmit={submit} aria-label={common.filter}>
      <Fragment key={version}>
        <ChoiceField
          name="kind"
          label={texts.kind}
          values={CALL_KINDS}
          names={texts.kinds}
          chosen={search.kind}
        />
        <ChoiceField
          name="provider"
          label={texts.provider}
          values={REMOTE_PROVIDERS}
          chosen={search.provider}
        />
        <Field name="model" label={texts.model}>
          {(input) => (
            <input
              {...input}
              defaultValue={search.model ?? ''}
              maxLength={LONGEST_MODEL}
              spellCheck={false}
            />
          )}
        </Field>
        <ChoiceField
          name="status"
          label={texts.status}
          values={CALL_STATUSES}
          names={texts.statuses}
          chosen={search.status}
        />
        <KeyFilter chosen={search.keyId} />
        <Field name="from" label={texts.from}>
          {(input) => <input {...input} type="date" defaultValue={search.from ?? ''} />}
        </Field>
        <Field name="to" label={texts.to}>
          {(input) => <input {...input} type="date" defaultValue={search.to ?? ''} />}
        </Field>
      </Fragment>
      <div className={parts.row}>
        <Button type="submit">{common.apply}</Button>
        {Object.keys(search).length > 0 && <Button onClick={() => go({})}>{common.clear}</Button>}
      </div>
    </form>
  );
}
