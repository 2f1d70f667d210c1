import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useId } from 'react';
import { useOrganization } from '../../../api/client.ts';
import { useMessages, useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import { textOf } from '../../../session/form-data.ts';
import { type KeysSearch, searchFor } from './keys-search.ts';
import { keyTexts } from './texts.ts';

/** Finds a key by its first characters. The address follows once it is sent, and never has more of a key. */
export function KeyFilter({ search }: { search: KeysSearch }) {
  const texts = useTexts(keyTexts);
  const { common } = useMessages();
  const { slug } = useOrganization();
  const navigate = useNavigate();
  const hint = useId();
  const go = (next: KeysSearch): void =>
    void navigate({ to: '/o/$slug/settings/keys', params: { slug }, search: next });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    go(searchFor(textOf(new FormData(event.currentTarget), 'prefix')));
  };
  return (
    <form className={parts.filters} onSubmit={submit} aria-label={common.filter}>
      <Field name="prefix" label={texts.find}>
        {(input) => (
          <input
            {...input}
            aria-describedby={hint}
            defaultValue={search.prefix ?? ''}
            placeholder="prk_"
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      <div className={parts.row}>
        <Button type="submit">{common.apply}</Button>
        {search.prefix !== undefined && <Button onClick={() => go({})}>{common.clear}</Button>}
      </div>
      <p id={hint} className={parts.hint}>
        {texts.findHint}
      </p>
    </form>
  );
}
