import type { Connection } from '@prompt-refinery/client';
import { useTexts } from '../../../i18n/messages.ts';
import { Field } from '../../../parts/field.tsx';
import { connectionTexts } from './connection-texts.ts';

interface OidcFieldsProps {
  /** What is changed; null: a new one. Its issuer never changes. */
  connection: Connection | null;
  error: unknown;
}

/** How an identity provider of OpenID Connect is found, and what it calls this service. */
export function OidcFields({ connection, error }: OidcFieldsProps) {
  const texts = useTexts(connectionTexts);
  const isNew = connection === null;
  const plain = { autoComplete: 'off', spellCheck: false };
  return (
    <>
      {isNew && (
        <Field name="issuer" label={texts.issuer} hint={texts.issuerHint} error={error}>
          {(input) => <input {...input} {...plain} required maxLength={500} inputMode="url" />}
        </Field>
      )}
      <Field name="clientId" label={texts.clientId} error={error}>
        {(input) => (
          <input {...input} {...plain} required maxLength={300} defaultValue={connection?.clientId ?? ''} />
        )}
      </Field>
      <Field
        name="clientSecret"
        label={isNew ? texts.clientSecret : texts.newSecret}
        hint={isNew ? texts.secretHint : texts.newSecretHint}
        error={error}
      >
        {(input) => <input {...input} {...plain} type="password" required={isNew} maxLength={1_000} />}
      </Field>
    </>
  );
}
