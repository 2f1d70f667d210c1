import { useState } from 'react';
import { Field } from '../../../parts/field.tsx';

interface MeaningFieldProps<Value extends string> {
  name: string;
  label: string;
  values: readonly Value[];
  names: Readonly<Record<Value, string>>;
  /** What each value means; that of the chosen one stands below. */
  meanings: Readonly<Record<Value, string>>;
  initial: Value;
  error: unknown;
  onChange?: (value: Value) => void;
}

/** One of some values, with what it means. */
export function MeaningField<Value extends string>(props: MeaningFieldProps<Value>) {
  const { name, label, values, names, meanings, initial, error, onChange } = props;
  const [value, setValue] = useState(initial);
  const choose = (chosen: string): void => {
    const next = values.find((one) => one === chosen) ?? initial;
    setValue(next);
    onChange?.(next);
  };
  return (
    <Field name={name} label={label} hint={meanings[value]} error={error}>
      {(input) => (
        <select {...input} value={value} onChange={({ target }) => choose(target.value)}>
          {values.map((one) => (
            <option key={one} value={one}>
              {names[one]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
