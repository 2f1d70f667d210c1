import { MAX_VARIABLE_NAME, MAX_VARIABLES } from '@prompt-refinery/client';
import { type KeyboardEvent, type RefObject, useRef } from 'react';
import { useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import parts from '../../parts/parts.module.css';
import styles from './datasets.module.css';
import type { Variable } from './item-form.ts';
import { datasetTexts } from './texts.ts';

interface NewVariableProps {
  /** The field of the name. */
  field: RefObject<HTMLInputElement | null>;
  /** Those that are there. */
  taken: readonly Variable[];
  onAdd: (variable: Variable) => void;
}

/** Names another variable of the prompt. Enter adds it, instead of sending the form around it. */
export function NewVariable({ field, taken, onAdd }: NewVariableProps) {
  const texts = useTexts(datasetTexts);
  const messages = useRef<HTMLInputElement>(null);
  const add = (): void => {
    const name = field.current?.value.trim() ?? '';
    field.current?.focus();
    if (name === '' || taken.some((one) => one.name === name)) return;
    onAdd({ name, isMessages: messages.current?.checked ?? false });
    if (field.current) field.current.value = '';
    if (messages.current) messages.current.checked = false;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
  return (
    <div className={styles.entry}>
      <Field name="newVariable" label={texts.newVariable} hint={texts.newVariableHint}>
        {(input) => (
          <input
            {...input}
            ref={field}
            maxLength={MAX_VARIABLE_NAME}
            autoComplete="off"
            spellCheck={false}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <label className={parts.choice}>
        <input ref={messages} type="checkbox" />
        {texts.isMessages}
      </label>
      <div>
        <Button onClick={add} disabled={taken.length >= MAX_VARIABLES}>
          {texts.addVariable}
        </Button>
      </div>
    </div>
  );
}
