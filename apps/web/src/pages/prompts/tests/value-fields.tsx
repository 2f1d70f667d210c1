import { MESSAGE_ROLES } from '@prompt-refinery/client';
import { useTexts } from '../../../i18n/messages.ts';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import styles from '../prompts.module.css';
import { MessageFields } from '../write/message-fields.tsx';
import type { Row } from '../write/writing.ts';
import { VALUE } from './test-input.ts';
import { testTexts } from './texts.ts';

type Rows = Readonly<Record<string, readonly Row[]>>;
type Values = ReadonlyMap<string, string>;

interface ValueFieldsProps {
  names: { texts: readonly string[]; placeholders: readonly string[] };
  /** What was written for variables, by their names. */
  values: Values;
  onValues: (values: Values) => void;
  /** What was written for placeholders, by their names. */
  rows: Rows;
  onRows: (rows: Rows) => void;
  error: unknown;
}

/** A field for each variable, and messages for each placeholder. */
export function ValueFields({
  names: { texts: variables, placeholders },
  values,
  onValues,
  rows,
  onRows,
  error,
}: ValueFieldsProps) {
  const texts = useTexts(testTexts);
  if (variables.length + placeholders.length === 0) return <p className={parts.hint}>{texts.noVariables}</p>;
  return (
    <fieldset className={styles.group}>
      <legend>{texts.values}</legend>
      {variables.map((name) => (
        <Field key={name} name={VALUE + name} label={name} error={error}>
          {(input) => (
            <textarea
              {...input}
              className={styles.value}
              dir="auto"
              rows={2}
              value={values.get(name) ?? ''}
              onChange={({ target }) => onValues(new Map(values).set(name, target.value))}
            />
          )}
        </Field>
      ))}
      {placeholders.map((name) => (
        <MessageFields
          key={name}
          name={VALUE + name}
          legend={name}
          roles={MESSAGE_ROLES}
          rows={rows[name] ?? []}
          onChange={(next) => onRows({ ...rows, [name]: next })}
          error={error}
        />
      ))}
    </fieldset>
  );
}
