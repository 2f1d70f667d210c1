import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../api/client.ts';
import { newestVersionsQuery } from '../api/prompts.ts';
import { useTexts } from '../i18n/messages.ts';
import { Field } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { pickerTexts } from './texts.ts';

interface VersionPickerProps {
  /** As the API names it: what a 400 says of it is shown here. */
  name: string;
  label?: string;
  /** Of the prompt; empty: none is chosen yet. */
  promptId: string;
  /** The number of the version; null: none yet. */
  value: number | null;
  onChange: (version: number | null) => void;
  /** Of the request that it was sent with. */
  error?: unknown;
}

/** Chooses a version of a prompt: the newest 100 are offered, each with its labels. */
export function VersionPicker({ name, label, promptId, value, onChange, error }: VersionPickerProps) {
  const texts = useTexts(pickerTexts);
  const versions = useQuery(newestVersionsQuery(useOrganization(), promptId));
  const numbers = versions.data ?? [];
  return (
    <>
      <Field name={name} label={label ?? texts.version} error={error}>
        {(input) => (
          <select
            {...input}
            required
            disabled={promptId === ''}
            value={value ?? ''}
            onChange={({ target }) => onChange(target.value === '' ? null : Number(target.value))}
          >
            <option value="">{texts.choose}</option>
            {value !== null && !numbers.some(({ number }) => number === value) && (
              <option value={value}>{value}</option>
            )}
            {numbers.map(({ number, labels }) => (
              <option key={number} value={number}>
                {texts.versionName(number, labels.join(', '))}
              </option>
            ))}
          </select>
        )}
      </Field>
      {versions.error && <ProblemNote error={versions.error} onRetry={() => void versions.refetch()} />}
    </>
  );
}
