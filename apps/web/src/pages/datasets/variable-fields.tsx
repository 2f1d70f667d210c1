import { useRef } from 'react';
import { useTexts } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import parts from '../../parts/parts.module.css';
import styles from './datasets.module.css';
import { fieldOf, type Variable } from './item-form.ts';
import { NewVariable } from './new-variable.tsx';
import { datasetTexts } from './texts.ts';

interface VariableFieldsProps {
  variables: readonly Variable[];
  onChange: (variables: Variable[]) => void;
  /** Of the last try, as of the item's fields. */
  error: unknown;
}

/** A field for the value of each variable. */
export function VariableFields({ variables, onChange, error }: VariableFieldsProps) {
  const texts = useTexts(datasetTexts);
  const next = useRef<HTMLInputElement>(null);
  const remove = (name: string): void => {
    onChange(variables.filter((one) => one.name !== name));
    // The button that was pressed goes with its variable.
    next.current?.focus();
  };
  return (
    <fieldset className={parts.choices}>
      <legend>{texts.variables}</legend>
      <div className={styles.entries}>
        {variables.length === 0 && <p>{texts.noVariables}</p>}
        {variables.map((variable) => (
          <ValueField key={variable.name} variable={variable} onRemove={remove} error={error} />
        ))}
        <NewVariable
          field={next}
          taken={variables}
          onAdd={(variable) => onChange([...variables, variable])}
        />
      </div>
    </fieldset>
  );
}

interface ValueFieldProps {
  variable: Variable;
  onRemove: (name: string) => void;
  error: unknown;
}

function ValueField({ variable: { name, isMessages }, onRemove, error }: ValueFieldProps) {
  const texts = useTexts(datasetTexts);
  return (
    <div className={styles.entry}>
      <Field
        name={fieldOf(name)}
        label={name}
        hint={isMessages ? texts.messagesHint : undefined}
        error={error}
      >
        {(input) => (
          <textarea
            {...input}
            className={styles.value}
            rows={3}
            maxLength={isMessages ? undefined : 100_000}
            spellCheck={!isMessages}
            required={isMessages}
          />
        )}
      </Field>
      <div>
        <Button onClick={() => onRemove(name)}>{texts.removeVariable(name)}</Button>
      </div>
    </div>
  );
}
