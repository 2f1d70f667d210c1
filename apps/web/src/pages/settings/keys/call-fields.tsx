import type { ApiKey } from '@prompt-refinery/client';
import { useTexts } from '../../../i18n/messages.ts';
import { Checkbox } from '../../../parts/checkbox.tsx';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import { keyTexts } from './texts.ts';

interface CallFieldsProps {
  apiKey: ApiKey | null;
  error: unknown;
}

/** On which terms a key calls models. */
export function CallFields({ apiKey, error }: CallFieldsProps) {
  const texts = useTexts(keyTexts);
  return (
    <fieldset className={parts.choices}>
      <legend>{texts.calls}</legend>
      <div className={parts.fields}>
        <Field name="monthlyBudgetUsd" label={texts.budget} hint={texts.budgetHint} error={error}>
          {(input) => (
            <input
              {...input}
              type="number"
              inputMode="decimal"
              min={0}
              max={1_000_000_000}
              step="any"
              defaultValue={apiKey?.monthlyBudgetUsd ?? ''}
            />
          )}
        </Field>
        <CountField
          name="tokensPerMinute"
          label={texts.tokens}
          hint={texts.tokensHint}
          error={error}
          max={1_000_000_000}
          value={apiKey?.tokensPerMinute ?? null}
        />
        <CountField
          name="replyCache.ttlSeconds"
          label={texts.replyCache}
          hint={texts.replyCacheHint}
          error={error}
          max={86_400}
          value={apiKey?.replyCache?.ttlSeconds ?? null}
        />
      </div>
      <Checkbox
        name="compactToolResults"
        label={texts.compactToolResults}
        hint={texts.compactToolResultsHint}
        checked={apiKey?.compactToolResults ?? false}
      />
    </fieldset>
  );
}

interface CountFieldProps {
  name: string;
  label: string;
  hint: string;
  error: unknown;
  max: number;
  value: number | null;
}

/** A whole number from 1; empty: none. */
function CountField({ name, label, hint, error, max, value }: CountFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} error={error}>
      {(input) => <input {...input} type="number" min={1} max={max} step={1} defaultValue={value ?? ''} />}
    </Field>
  );
}
