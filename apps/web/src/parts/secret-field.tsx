import { Field } from './field.tsx';

interface SecretFieldProps {
  name: string;
  label: string;
  hint: string;
  maxLength: number;
  error: unknown;
  value: string;
  onChange: (value: string) => void;
}

/**
 * A secret that goes to the API and never comes back. It can be pasted; browsers are asked not to keep it.
 */
export function SecretField({ name, label, hint, maxLength, error, value, onChange }: SecretFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} error={error}>
      {(input) => (
        <input
          {...input}
          type="password"
          autoComplete="off"
          spellCheck={false}
          maxLength={maxLength}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
