import { Field } from '../../parts/field.tsx';
import styles from './evaluators.module.css';

interface TextFieldProps {
  name: string;
  label: string;
  hint?: string;
  error: unknown;
  /** At first. */
  text: string | undefined;
  maxLength?: number;
  /** Whether it is written for a machine: a browser finds no mistakes in it. */
  isCode?: boolean;
  required?: boolean;
}

/** A text of several lines. */
export function TextField(props: TextFieldProps) {
  const { name, label, hint, error, text, maxLength, isCode = false, required = false } = props;
  return (
    <Field name={name} label={label} hint={hint} error={error}>
      {(input) => (
        <textarea
          {...input}
          className={styles.text}
          rows={4}
          defaultValue={text}
          maxLength={maxLength}
          spellCheck={!isCode}
          required={required}
        />
      )}
    </Field>
  );
}
