import type { Connection } from '@prompt-refinery/client';
import { useTexts } from '../../../i18n/messages.ts';
import { Field } from '../../../parts/field.tsx';
import { directoryTexts } from './texts.ts';

interface TokenFieldsProps {
  connections: readonly Connection[];
  error: unknown;
}

/** What a token is called, and the identity provider that it is for where there are several. */
export function TokenFields({ connections, error }: TokenFieldsProps) {
  const texts = useTexts(directoryTexts);
  const [first, ...others] = connections;
  return (
    <>
      <Field name="name" label={texts.name} hint={texts.nameHint} error={error}>
        {(input) => (
          <input {...input} required pattern=".*\S.*" maxLength={100} autoComplete="off" spellCheck={false} />
        )}
      </Field>
      {others.length === 0 ? (
        <input type="hidden" name="connectionId" value={first?.id} />
      ) : (
        <Field name="connectionId" label={texts.connection} error={error}>
          {(input) => (
            <select {...input}>
              {connections.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </>
  );
}
