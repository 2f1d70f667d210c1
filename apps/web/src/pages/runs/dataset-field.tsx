import { useQuery } from '@tanstack/react-query';
import { useOrganization } from '../../api/client.ts';
import { datasetQuery, newestDatasetsQuery } from '../../api/datasets.ts';
import { useFormats, useMessages, useTexts } from '../../i18n/messages.ts';
import { Field } from '../../parts/field.tsx';
import { newRunTexts } from './new-run-texts.ts';
import { runTexts } from './texts.ts';

interface DatasetFieldProps {
  /** The id of the dataset; empty: none, or all. */
  value: string;
  onChange: (id: string) => void;
  /** Whether it filters a list; else one has to be chosen. */
  isFilter?: boolean;
  /** Of the request that it was sent with. */
  error?: unknown;
}

/** Chooses one of the newest datasets, or the one that is chosen already. */
export function DatasetField({ value, onChange, isFilter = false, error }: DatasetFieldProps) {
  const { dataset } = useTexts(runTexts);
  const texts = useTexts(newRunTexts);
  const { common } = useMessages();
  const { number } = useFormats();
  const organization = useOrganization();
  const newest = useQuery(newestDatasetsQuery(organization)).data ?? [];
  const isOffered = newest.some(({ id }) => id === value);
  const chosen = useQuery({ ...datasetQuery(organization, value), enabled: value !== '' && !isOffered });
  const offered = chosen.data && !isOffered ? [chosen.data, ...newest] : newest;
  return (
    <Field name="datasetId" label={dataset} error={error}>
      {(input) => (
        <select
          {...input}
          required={!isFilter}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        >
          <option value="">{isFilter ? common.all : texts.choose}</option>
          {value !== '' && !offered.some(({ id }) => id === value) && <option value={value}>{value}</option>}
          {offered.map(({ id, name, itemCount }) => (
            <option key={id} value={id}>
              {isFilter ? name : texts.datasetOf(name, number(itemCount))}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
