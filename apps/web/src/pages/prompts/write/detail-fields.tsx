import type { Prompt } from '@prompt-refinery/client';
import { useTexts } from '../../../i18n/messages.ts';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import { promptTexts } from '../texts.ts';

interface DetailFieldsProps {
  /** The prompt as it is; null: a new one. */
  prompt: Prompt | null;
  error: unknown;
}

/** The name of a prompt. */
export function NameField({ prompt, error }: DetailFieldsProps) {
  const texts = useTexts(promptTexts);
  return (
    <Field name="name" label={texts.name} error={error}>
      {(input) => (
        <input
          {...input}
          defaultValue={prompt?.name}
          maxLength={200}
          pattern=".*\S.*"
          autoComplete="off"
          required
        />
      )}
    </Field>
  );
}

/** What else a prompt is found by. */
export function DetailFields({ prompt, error }: DetailFieldsProps) {
  const texts = useTexts(promptTexts);
  return (
    <>
      <Field name="description" label={texts.description} error={error}>
        {(input) => (
          <textarea {...input} defaultValue={prompt?.description ?? ''} maxLength={2_000} rows={2} />
        )}
      </Field>
      <div className={parts.fields}>
        <Field name="folder" label={texts.folder} error={error}>
          {(input) => (
            <input {...input} defaultValue={prompt?.folder ?? ''} maxLength={200} autoComplete="off" />
          )}
        </Field>
        <Field name="category" label={texts.category} error={error}>
          {(input) => (
            <input {...input} defaultValue={prompt?.category ?? ''} maxLength={100} autoComplete="off" />
          )}
        </Field>
        <Field name="tags" label={texts.tags} hint={texts.tagsHint} error={error}>
          {(input) => <input {...input} defaultValue={prompt?.tags.join(', ') ?? ''} autoComplete="off" />}
        </Field>
      </div>
    </>
  );
}
