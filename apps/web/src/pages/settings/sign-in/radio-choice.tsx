import parts from '../../../parts/parts.module.css';

interface RadioChoiceProps<Value extends string> {
  name: string;
  legend: string;
  values: readonly Value[];
  names: Readonly<Record<Value, string>>;
  value: Value;
  onChange: (value: Value) => void;
}

/** One of a few ways, which decides what else is asked for. */
export function RadioChoice<Value extends string>(props: RadioChoiceProps<Value>) {
  const { name, legend, values, names, value, onChange } = props;
  return (
    <fieldset className={parts.choices}>
      <legend>{legend}</legend>
      {values.map((one) => (
        <label key={one} className={parts.choice}>
          <input
            type="radio"
            name={name}
            value={one}
            checked={one === value}
            onChange={() => onChange(one)}
          />
          {names[one]}
        </label>
      ))}
    </fieldset>
  );
}
