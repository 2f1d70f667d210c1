import { useId } from 'react';
import { ApiText } from './api-text.tsx';
import { errorsAt } from './field.tsx';
import styles from './parts.module.css';

interface CheckboxGroupProps {
  /** As the API names the list: what a 400 says of it is shown here. */
  name: string;
  label: string;
  hint?: string | undefined;
  /** Of the request that the choices were sent with. */
  error?: unknown;
  options: readonly { value: string; label: string }[];
  /** What is chosen at first. */
  chosen: readonly string[];
}

/** Several of some values, each with what it means. */
export function CheckboxGroup({ name, label, hint, error, options, chosen }: CheckboxGroupProps) {
  const id = useId();
  const wrong = errorsAt(error, name);
  const described = [hint && `${id}-hint`, wrong.length > 0 && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset className={styles.choices} aria-describedby={described || undefined}>
      <legend>{label}</legend>
      {hint && (
        <span className={styles.hint} id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <div className={styles.columns}>
        {options.map((option) => (
          <label key={option.value} className={styles.choice}>
            <input
              type="checkbox"
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
            />
            <span>
              {option.label}
              <code className={styles.hint}>{option.value}</code>
            </span>
          </label>
        ))}
      </div>
      {wrong.length > 0 && (
        <span className={styles.error} id={`${id}-error`}>
          <ApiText>{wrong.join('; ')}</ApiText>
        </span>
      )}
    </fieldset>
  );
}
