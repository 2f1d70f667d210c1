import { ApiError, type PendingLabel, type Prompt, type PromptLabel } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useOrganization } from '../../../api/client.ts';
import { refreshPrompt } from '../../../api/prompts.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import { Section } from '../../../parts/section.tsx';
import { VersionPicker } from '../../../pickers/version-picker.tsx';
import { LABEL_INPUT } from '../label.ts';
import styles from '../prompts.module.css';
import { moveOf } from './label-form.ts';
import { Refusal } from './refusal.tsx';
import { labelTexts } from './texts.ts';
import { WaitingNote } from './waiting-note.tsx';

/** Said by the list of findings instead of below the form. */
const PROBLEMS = { gate_failed: 'findings' };

const isWaiting = (result: PromptLabel | PendingLabel | undefined): result is PendingLabel =>
  result !== undefined && 'runId' in result;

interface SetLabelProps {
  prompt: Prompt;
  /** The version that whoever came here wants to give a label; else the newest one. */
  chosen?: number | undefined;
}

/** Gives a version a label. Where its gate refuses, it says why, and what may be acknowledged. */
export function SetLabel({ prompt: { id, latest, labels }, chosen = latest }: SetLabelProps) {
  const texts = useTexts(labelTexts);
  const { number } = useFormats();
  const organization = useOrganization();
  const queries = useQueryClient();
  const [version, setVersion] = useState<number | null>(chosen);
  const moving = useMutation({
    mutationFn: (form: FormData) => organization.client.setPromptLabel({ id, ...moveOf(form) }),
    onSuccess: () => refreshPrompt(queries, organization, id),
  });
  const { data, error, variables } = moving;
  const refused = error instanceof ApiError && error.code === 'gate_failed' ? error : null;
  const tried = variables && moveOf(variables);
  const done = data && !isWaiting(data) ? texts.moved(data.label, number(data.version)) : undefined;
  return (
    <Section title={texts.set}>
      <div className={styles.narrow}>
        <ActionForm action={moving} submit={texts.setSubmit} done={done} problems={PROBLEMS}>
          <div className={parts.fields}>
            <Field name="label" label={texts.label} hint={texts.labelHint} error={error}>
              {(input) => (
                <input
                  {...input}
                  defaultValue="production"
                  maxLength={40}
                  pattern={LABEL_INPUT}
                  autoComplete="off"
                  spellCheck={false}
                  required
                  // What was found is about another label.
                  onChange={() => moving.reset()}
                />
              )}
            </Field>
            <VersionPicker
              name="version"
              promptId={id}
              value={version}
              onChange={(next) => {
                setVersion(next);
                moving.reset();
              }}
              error={error}
            />
          </div>
          <Field name="reason" label={texts.reason} error={error}>
            {(input) => <input {...input} maxLength={500} autoComplete="off" />}
          </Field>
          {refused && tried && (
            <Refusal
              title={texts.refused(tried.label, number(tried.version))}
              findings={refused.findings}
              promptId={id}
              refused={tried.version}
              labelled={labels[tried.label]}
              acknowledged={tried.acknowledge}
              onTest={(form) => moving.mutate(form)}
            />
          )}
        </ActionForm>
        {isWaiting(data) && <WaitingNote pending={data} />}
      </div>
    </Section>
  );
}
