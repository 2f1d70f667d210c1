import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useOrganization } from '../../../api/client.ts';
import { promptQuery } from '../../../api/prompts.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { Field } from '../../../parts/field.tsx';
import { ProblemNote } from '../../../parts/problem.tsx';
import { PromptPicker } from '../../../pickers/prompt-picker.tsx';
import styles from '../ab-tests.module.css';
import { ArmFields } from './arm-fields.tsx';
import { newAbTestTexts } from './texts.ts';

interface TestedFieldsProps {
  /** Empty: none is chosen yet. */
  promptId: string;
  onPrompt: (id: string) => void;
  /** Of the request that the fields were sent with. */
  error: unknown;
}

/** Which prompt is tested, for whom (the label), and its versions that they get. */
export function TestedFields({ promptId, onPrompt, error }: TestedFieldsProps) {
  const texts = useTexts(newAbTestTexts);
  const query = promptQuery(useOrganization(), promptId);
  const prompt = useQuery({ ...query, enabled: promptId !== '' });
  const [label, setLabel] = useState('');
  const choose = (id: string): void => {
    setLabel('');
    onPrompt(id);
  };
  const labels = Object.entries(prompt.data?.labels ?? {});
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{texts.what}</legend>
        <PromptPicker name="promptId" value={promptId} onChange={choose} error={error} />
        <Field
          name="label"
          label={texts.label}
          hint={prompt.data && labels.length === 0 ? texts.noLabels : texts.labelHint}
          error={error}
        >
          {(input) => (
            <select
              {...input}
              required
              disabled={promptId === ''}
              value={label}
              onChange={({ target }) => setLabel(target.value)}
            >
              <option value="">{texts.choose}</option>
              {labels.map(([name, version]) => (
                <option key={name} value={name}>
                  {texts.labelAt(name, version)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {prompt.error && <ProblemNote error={prompt.error} onRetry={() => void prompt.refetch()} />}
      </fieldset>
      <ArmFields
        // Versions of another prompt are others.
        key={promptId}
        labelled={prompt.data?.labels[label]}
        promptId={promptId}
        label={label}
        error={error}
      />
    </>
  );
}
