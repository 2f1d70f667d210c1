import { Field } from '../../../parts/field.tsx';

interface NumberFieldProps {
  name: string;
  label: string;
  hint?: string | undefined;
  /** Of the request that it was sent with. */
  error: unknown;
  limits: { min: number; max?: number; step: number | 'any' };
  /** What it says at first. */
  value?: number;
}

/** A number that must be there. */
export function NumberField({ name, label, hint, error, limits, value }: NumberFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} error={error}>
      {(input) => (
        <input
          {...input}
          type="number"
          inputMode={limits.step === 'any' ? 'decimal' : 'numeric'}
          required
          {...limits}
          defaultValue={value}
        />
      )}
    </Field>
  );
}
