import { useState } from 'react';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import { Field } from '../../parts/field.tsx';
import { useKeyNames } from '../../pickers/use-key-names.ts';
import { callTexts } from './texts.ts';

/** Chooses an API key by its name. One that is not there any more is named by its id. */
export function KeyFilter({ chosen = '' }: { chosen: string | undefined }) {
  const texts = useTexts(callTexts);
  const { common } = useMessages();
  const names = useKeyNames();
  // The names come later than the choice.
  const [value, setValue] = useState(chosen);
  const isUnknown = value !== '' && !names.has(value);
  return (
    <Field name="keyId" label={texts.key}>
      {(input) => (
        <select {...input} value={value} onChange={({ target }) => setValue(target.value)}>
          <option value="">{common.all}</option>
          {isUnknown && <option value={value}>{value}</option>}
          {[...names].map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
