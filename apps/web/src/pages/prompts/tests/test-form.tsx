import { ApiError, type Execution, type Prompt, type TestPromptInput } from '@prompt-refinery/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useOrganization } from '../../../api/client.ts';
import { newestVersionsQuery } from '../../../api/prompts.ts';
import { useSameKey } from '../../../api/same-key.ts';
import { useFormats, useTexts } from '../../../i18n/messages.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import { Field } from '../../../parts/field.tsx';
import { Read } from '../../../parts/read.tsx';
import { Section } from '../../../parts/section.tsx';
import { versionQuery } from '../prompt-queries.ts';
import styles from '../prompts.module.css';
import { ModelFields } from '../write/model-fields.tsx';
import type { Row } from '../write/writing.ts';
import { numberOfChoice, testOf, variablesOf } from './test-input.ts';
import { testTexts } from './texts.ts';
import { ValueFields } from './value-fields.tsx';

/** Said at the field that is meant. */
const PROBLEMS = { provider_not_usable: 'model', label_not_found: 'which' };

interface TestFormProps {
  prompt: Prompt;
  onTested: (made: Execution) => void;
}

/** Values for the variables of a version, and the model that is asked. */
export function TestForm({ prompt, onTested }: TestFormProps) {
  const texts = useTexts(testTexts);
  const organization = useOrganization();
  const { id } = prompt;
  const [choice, setChoice] = useState('');
  // Kept while another version is read: most have the same variables.
  const [values, setValues] = useState<ReadonlyMap<string, string>>(new Map());
  const [rows, setRows] = useState<Readonly<Record<string, readonly Row[]>>>({});
  const version = useQuery(versionQuery(organization, id, numberOfChoice(choice, prompt)));
  const names = version.data ? variablesOf(version.data) : { texts: [], placeholders: [] };
  const sameKey = useSameKey<TestPromptInput>();
  const testing = useMutation({
    mutationFn: (form: FormData) => {
      const input = { id, ...testOf(form, { ...names, rows }) };
      return organization.client.testPrompt(input, { idempotencyKey: sameKey.keyOf(input) });
    },
    // The same values may be tried again: models do not always answer the same.
    onSuccess: (made) => {
      sameKey.done();
      onTested(made);
    },
    // A vendor's failure that is an answer ends the try; a lost answer does not.
    onError: (error) => {
      if (error instanceof ApiError && error.status !== undefined) sameKey.done();
    },
  });
  const { error, isPending } = testing;
  return (
    <Section title={texts.title}>
      <p>{texts.intro}</p>
      <div className={styles.narrow}>
        <ActionForm action={testing} submit={texts.run} problems={PROBLEMS} primary>
          <WhichVersion prompt={prompt} choice={choice} onChange={setChoice} error={error} />
          <Read query={version}>
            {() => (
              <ValueFields
                names={names}
                values={values}
                onValues={setValues}
                rows={rows}
                onRows={setRows}
                error={error}
              />
            )}
          </Read>
          <ModelFields model={null} temperature={null} hint={texts.modelHint} error={error} />
          <p role="status">{isPending ? `${texts.running} …` : ''}</p>
        </ActionForm>
      </div>
    </Section>
  );
}

interface WhichVersionProps {
  prompt: Prompt;
  choice: string;
  onChange: (choice: string) => void;
  error: unknown;
}

function WhichVersion({ prompt: { id, latest, labels }, choice, onChange, error }: WhichVersionProps) {
  const texts = useTexts(testTexts);
  const { number } = useFormats();
  const { data = [] } = useQuery(newestVersionsQuery(useOrganization(), id));
  return (
    <Field name="which" label={texts.which} error={error}>
      {(input) => (
        <select {...input} value={choice} onChange={({ target }) => onChange(target.value)}>
          <option value="">{texts.newest(number(latest))}</option>
          {Object.entries(labels).map(([label, version]) => (
            <option key={label} value={`label:${label}`}>
              {texts.labelled(label, number(version))}
            </option>
          ))}
          {data.map((version) => (
            <option key={version.number} value={`version:${version.number}`}>
              {number(version.number)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
