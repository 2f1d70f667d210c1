import type { Organization } from '@prompt-refinery/client';
import { useTexts } from '../../../i18n/messages.ts';
import { Checkbox } from '../../../parts/checkbox.tsx';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import { linesOf } from '../../../session/form-data.ts';
import type { Settings } from './changes.ts';
import { SettingsForm } from './settings-form.tsx';
import { organizationTexts } from './texts.ts';

const NAMES = ['requireTwoFactor', 'allowedEmailDomains', 'apiKeyAllowedAddresses'] as const;

function read(form: FormData): Settings {
  const addresses = linesOf(form, 'apiKeyAllowedAddresses');
  return {
    requireTwoFactor: form.has('requireTwoFactor'),
    allowedEmailDomains: linesOf(form, 'allowedEmailDomains'),
    apiKeyAllowedAddresses: addresses.length ? addresses : null,
  };
}

/** Who may join, how people sign in, and from where keys work. */
export function AccessForm({ organization }: { organization: Organization }) {
  const texts = useTexts(organizationTexts);
  return (
    <SettingsForm title={texts.access} organization={organization} names={NAMES} read={read}>
      {(shown, error) => (
        <>
          <Checkbox name="requireTwoFactor" label={texts.requireTwoFactor} checked={shown.requireTwoFactor} />
          <p className={parts.hint}>{texts.requireTwoFactorHint}</p>
          <Field name="allowedEmailDomains" label={texts.domains} hint={texts.domainsHint} error={error}>
            {(input) => (
              <textarea
                {...input}
                rows={3}
                spellCheck={false}
                defaultValue={shown.allowedEmailDomains.join('\n')}
              />
            )}
          </Field>
          <Field
            name="apiKeyAllowedAddresses"
            label={texts.addresses}
            hint={texts.addressesHint}
            error={error}
          >
            {(input) => (
              <textarea
                {...input}
                rows={3}
                spellCheck={false}
                defaultValue={shown.apiKeyAllowedAddresses?.join('\n') ?? ''}
              />
            )}
          </Field>
        </>
      )}
    </SettingsForm>
  );
}
