import type { Connection } from '@prompt-refinery/client';
import { useMessages, useTexts } from '../../../i18n/messages.ts';
import { Field } from '../../../parts/field.tsx';
import type { ConnectionKind } from './connection-kinds.ts';
import { connectionTexts } from './connection-texts.ts';
import { OidcFields } from './oidc-fields.tsx';
import { RoleOptions } from './role-options.tsx';
import { RuleFields } from './rule-fields.tsx';
import { SamlFields } from './saml-fields.tsx';

interface ConnectionFieldsProps {
  kind: ConnectionKind;
  /** What is changed; null: a new one. */
  connection: Connection | null;
  error: unknown;
}

/** What is known of an identity provider, and who gets which role. */
export function ConnectionFields({ kind, connection, error }: ConnectionFieldsProps) {
  const texts = useTexts(connectionTexts);
  const { common } = useMessages();
  const Known = kind === 'saml' ? SamlFields : OidcFields;
  return (
    <>
      <Field name="name" label={texts.name} hint={texts.nameHint} error={error}>
        {(input) => (
          <input
            {...input}
            autoComplete="off"
            spellCheck={false}
            required
            pattern=".*\S.*"
            maxLength={100}
            defaultValue={connection?.name}
          />
        )}
      </Field>
      <Known connection={connection} error={error} />
      <Field name="defaultRole" label={texts.defaultRole} hint={texts.defaultRoleHint} error={error}>
        {(input) => (
          <select {...input} defaultValue={connection === null ? 'member' : (connection.defaultRole ?? '')}>
            <option value="">{common.none}</option>
            <RoleOptions />
          </select>
        )}
      </Field>
      <RuleFields kind={kind} initial={connection?.roleMapping ?? []} error={error} />
    </>
  );
}
