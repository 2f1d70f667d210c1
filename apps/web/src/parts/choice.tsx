import { Field } from './field.tsx';

interface ChoiceProps<Value extends string> {
  name: string;
  label: string;
  values: readonly Value[];
  names: Readonly<Record<Value, string>>;
  value: Value;
  onChange: (value: Value) => void;
}

/** One of some values, which takes effect as soon as it is chosen. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { name, label, values, names, value, onChange } = props;
  const choose = (chosen: string): void => {
    const next = values.find((one) => one === chosen);
    if (next !== undefined) onChange(next);
  };
  return (
    <Field name={name} label={label}>
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
