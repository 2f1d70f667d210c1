import { useMessages } from '../i18n/messages.ts';
import { Field } from './field.tsx';

interface ChoiceFieldProps<Value extends string> {
  name: string;
  label: string;
  values: readonly Value[];
  /** What the values are called; as they are written where nothing is said. */
  names?: Readonly<Record<Value, string>>;
  chosen: Value | undefined;
}

/** A filter for one of some values, or for all. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { name, label, values, names, chosen } = props;
  const { common } = useMessages();
  return (
    <Field name={name} label={label}>
      {(input) => (
        <select {...input} defaultValue={chosen ?? ''}>
          <option value="">{common.all}</option>
          {values.map((value) => (
            <option key={value} value={value}>
              {names ? names[value] : value}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
