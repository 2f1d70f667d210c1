import { type ApiKey, SCOPES } from '@prompt-refinery/client';
import { useOrganization } from '../../../api/client.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { CheckboxGroup } from '../../../parts/checkbox-group.tsx';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import { toLocalInput } from '../../../session/form-data.ts';
import { CallFields } from './call-fields.tsx';
import { FIRST_SCOPES, type Scope } from './scopes.ts';
import { keyTexts } from './texts.ts';

/** Everything that can be said of a key: of a new one, or of one that there is. */
export function KeyFields({ apiKey, error }: { apiKey: ApiKey | null; error: unknown }) {
  const texts = useTexts(keyTexts);
  const chosen = apiKey?.scopes ?? FIRST_SCOPES;
  const options = useScopes(chosen).map((value) => ({ value, label: texts.scopeNames[value] }));
  return (
    <>
      <Field name="name" label={texts.name} hint={texts.nameHint} error={error}>
        {(input) => (
          <input {...input} defaultValue={apiKey?.name} maxLength={100} autoComplete="off" required />
        )}
      </Field>
      <CheckboxGroup
        name="scopes"
        label={texts.scopes}
        hint={texts.scopesHint}
        error={error}
        options={options}
        chosen={chosen}
      />
      <Field name="allowedAddresses" label={texts.addresses} hint={texts.addressesHint} error={error}>
        {(input) => (
          <textarea
            {...input}
            rows={3}
            spellCheck={false}
            defaultValue={apiKey?.allowedAddresses?.join('\n')}
          />
        )}
      </Field>
      <LimitFields apiKey={apiKey} error={error} />
      <CallFields apiKey={apiKey} error={error} />
    </>
  );
}

function LimitFields({ apiKey, error }: { apiKey: ApiKey | null; error: unknown }) {
  const texts = useTexts(keyTexts);
  const number = (name: 'rateLimitPerMinute' | 'monthlyQuota', label: string, hint: string, max: number) => (
    <Field name={name} label={label} hint={hint} error={error}>
      {(input) => (
        <input {...input} type="number" min={1} max={max} step={1} defaultValue={apiKey?.[name] ?? ''} />
      )}
    </Field>
  );
  return (
    <div className={parts.fields}>
      {number('rateLimitPerMinute', texts.rateLimit, texts.rateLimitHint, 1_000_000)}
      {number('monthlyQuota', texts.quota, texts.quotaHint, 1_000_000_000)}
      <Field name="expiresAt" label={texts.expiry} hint={texts.expiryHint} error={error}>
        {(input) => (
          <input
            {...input}
            type="datetime-local"
            max="9999-12-31T23:59"
            defaultValue={toLocalInput(apiKey?.expiresAt ?? null)}
          />
        )}
      </Field>
    </div>
  );
}

/** The scopes that the reader may give: those that they have, and those that the key has already. */
function useScopes(chosen: readonly Scope[]): Scope[] {
  const { me } = useOrganization();
  return SCOPES.filter((scope) => me.permissions.includes(scope) || chosen.includes(scope));
}
