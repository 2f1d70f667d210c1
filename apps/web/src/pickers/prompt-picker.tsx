import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { useOrganization } from '../api/client.ts';
import { foundPromptsQuery, promptQuery } from '../api/prompts.ts';
import { useTexts } from '../i18n/messages.ts';
import { Field } from '../parts/field.tsx';
import parts from '../parts/parts.module.css';
import { ProblemNote } from '../parts/problem.tsx';
import { pickerTexts } from './texts.ts';
import { useSettled } from './use-settled.ts';

interface PromptPickerProps {
  /** As the API names it: what a 400 says of it is shown here. */
  name: string;
  /** The id of the prompt; empty: none yet. */
  value: string;
  onChange: (id: string) => void;
  /** Of the request that it was sent with. */
  error?: unknown;
  /** What no prompt means, where one need not be chosen. */
  none?: string;
}

/** Enter after the words that are looked for does not send the form around them. */
function withoutSending(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault();
}

/** Chooses a prompt of the library: the newest are offered, or what a search finds. */
export function PromptPicker({ name, value, onChange, error, none }: PromptPickerProps) {
  const texts = useTexts(pickerTexts);
  const organization = useOrganization();
  const [words, setWords] = useState('');
  const found = useQuery(foundPromptsQuery(organization, useSettled(words)));
  const chosen = useQuery({ ...promptQuery(organization, value), enabled: value !== '' });
  const prompts = found.data ?? [];
  const isOffered = prompts.some(({ id }) => id === value);
  return (
    <div className={parts.fields}>
      <Field name={`${name}.search`} label={texts.search} hint={texts.searchHint}>
        {(input) => (
          <input
            {...input}
            type="search"
            autoComplete="off"
            value={words}
            onChange={({ target }) => setWords(target.value)}
            onKeyDown={withoutSending}
          />
        )}
      </Field>
      <Field
        name={name}
        label={texts.prompt}
        hint={found.data?.length === 0 ? texts.noPrompts : undefined}
        error={error}
      >
        {(input) => (
          <select
            {...input}
            required={none === undefined}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          >
            <option value="">{none ?? texts.choose}</option>
            {!isOffered && value !== '' && <option value={value}>{chosen.data?.name ?? value}</option>}
            {prompts.map((prompt) => (
              <option key={prompt.id} value={prompt.id}>
                {prompt.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {found.error && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
    </div>
  );
}
