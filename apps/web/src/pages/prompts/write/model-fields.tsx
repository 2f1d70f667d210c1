import { useTexts } from '../../../i18n/messages.ts';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import { writeTexts } from './texts.ts';

interface ModelFieldsProps {
  /** What stands there at first. */
  model: string | null;
  temperature: number | null;
  /** Where the prompt says what is meant when the field is empty. */
  hint?: string;
  error: unknown;
}

/** With which model a prompt is used, and how. */
export function ModelFields({ model, temperature, hint, error }: ModelFieldsProps) {
  const texts = useTexts(writeTexts);
  return (
    <div className={parts.fields}>
      <Field name="model" label={texts.model} hint={hint ?? texts.modelHint} error={error}>
        {(input) => (
          <input
            {...input}
            defaultValue={model ?? ''}
            maxLength={200}
            placeholder="openai/gpt-5-mini"
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      <Field name="temperature" label={texts.temperature} hint={texts.temperatureHint} error={error}>
        {(input) => (
          <input {...input} type="number" min={0} max={2} step="any" defaultValue={temperature ?? ''} />
        )}
      </Field>
    </div>
  );
}
