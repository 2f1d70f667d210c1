import type { Connection } from '@prompt-refinery/client';
import { useMessages, useTexts } from '../../../i18n/messages.ts';
import { Field } from '../../../parts/field.tsx';
import { connectionTexts } from './connection-texts.ts';
import { RoleOptions } from './role-options.tsx';
import { RuleFields } from './rule-fields.tsx';

interface ConnectionFieldsProps {
  /** What is changed; null: a new one. Its issuer never changes. */
  connection: Connection | null;
  error: unknown;
}

/** What is known of an identity provider, and who gets which role. */
export function ConnectionFields({ connection, error }: ConnectionFieldsProps) {
  const texts = useTexts(connectionTexts);
  const { common } = useMessages();
  const isNew = connection === null;
  const plain = { autoComplete: 'off', spellCheck: false };
  return (
    <>
      <Field name="name" label={texts.name} hint={texts.nameHint} error={error}>
        {(input) => (
          <input
            {...input}
            {...plain}
            required
            pattern=".*\S.*"
            maxLength={100}
            defaultValue={connection?.name}
          />
        )}
      </Field>
      {isNew && (
        <Field name="issuer" label={texts.issuer} hint={texts.issuerHint} error={error}>
          {(input) => <input {...input} {...plain} required maxLength={500} inputMode="url" />}
        </Field>
      )}
      <Field name="clientId" label={texts.clientId} error={error}>
        {(input) => (
          <input {...input} {...plain} required maxLength={300} defaultValue={connection?.clientId} />
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
      <Field name="defaultRole" label={texts.defaultRole} hint={texts.defaultRoleHint} error={error}>
        {(input) => (
          <select {...input} defaultValue={isNew ? 'member' : (connection.defaultRole ?? '')}>
            <option value="">{common.none}</option>
            <RoleOptions />
          </select>
        )}
      </Field>
      <RuleFields initial={connection?.roleMapping ?? []} error={error} />
    </>
  );
}
