import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef } from 'react';
import { useOrganization } from '../../api/client.ts';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import parts from '../../parts/parts.module.css';
import { textOf } from '../../session/form-data.ts';
import { type PromptsSearch, promptsSearch } from './prompts-search.ts';
import { promptTexts } from './texts.ts';

const FILTERS = [
  { name: 'tag', maxLength: 50 },
  { name: 'category', maxLength: 100 },
  { name: 'folder', maxLength: 200 },
  { name: 'label', maxLength: 40, pattern: '\\s*[a-z0-9\\-]*\\s*' },
] as const;

/** The filters that the address names, to be changed. The address follows once they are sent. */
export function PromptFilters({ search }: { search: PromptsSearch }) {
  const texts = useTexts(promptTexts);
  const { common } = useMessages();
  const { slug } = useOrganization();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const shown = JSON.stringify(search);
  const sent = useRef(shown);
  useEffect(() => {
    // What was sent from here stands in the fields already.
    if (shown !== sent.current) form.current?.reset();
    sent.current = shown;
  }, [shown]);
  const go = (next: PromptsSearch): void =>
    void navigate({ to: '/o/$slug/prompts', params: { slug }, search: next });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const names = ['q', ...FILTERS.map(({ name }) => name)];
    const next = promptsSearch(Object.fromEntries(names.map((name) => [name, textOf(data, name).trim()])));
    sent.current = JSON.stringify(next);
    go(next);
  };
  const clear = (): void => {
    go({});
    // The button that was pressed goes with the filters.
    form.current?.querySelector('input')?.focus();
  };
  return (
    <form ref={form} className={parts.filters} onSubmit={submit} aria-label={common.filter}>
      <Field name="q" label={texts.search}>
        {(input) => (
          <input
            {...input}
            type="search"
            defaultValue={search.q ?? ''}
            maxLength={200}
            pattern=".*\S{3}.*"
            title={texts.searchHint}
          />
        )}
      </Field>
      {FILTERS.map(({ name, ...limits }) => (
        <Field key={name} name={name} label={texts[name]}>
          {(input) => <input {...input} {...limits} defaultValue={search[name] ?? ''} autoComplete="off" />}
        </Field>
      ))}
      <div className={parts.row}>
        <Button type="submit">{common.apply}</Button>
        {Object.keys(search).length > 0 && <Button onClick={clear}>{common.clear}</Button>}
      </div>
    </form>
  );
}
