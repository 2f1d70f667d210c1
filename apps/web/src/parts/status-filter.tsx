import { useMessages } from '../i18n/messages.ts';
import { Field } from './field.tsx';
import parts from './parts.module.css';

interface StatusFilterProps<Status extends string> {
  label: string;
  statuses: readonly Status[];
  names: Readonly<Record<Status, string>>;
  value: Status | undefined;
  onChange: (status: Status | undefined) => void;
}

/** Shows all of a list or what has one status. */
export function StatusFilter<Status extends string>(props: StatusFilterProps<Status>) {
  const { label, statuses, names, value, onChange } = props;
  const { common } = useMessages();
  return (
    <div className={parts.filter}>
      <Field name="status" label={label}>
        {(input) => (
          <select
            {...input}
            value={value ?? ''}
            onChange={({ target }) => onChange(statuses.find((status) => status === target.value))}
          >
            <option value="">{common.all}</option>
            {statuses.map((status) => (
              <option key={status} value={status}>
                {names[status]}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
