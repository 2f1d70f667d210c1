import type { Organization } from '@prompt-refinery/client';
import { useTexts } from '../../../i18n/messages.ts';
import { Field } from '../../../parts/field.tsx';
import { textOf } from '../../../session/form-data.ts';
import type { Settings } from './changes.ts';
import { SettingsForm } from './settings-form.tsx';
import { organizationTexts } from './texts.ts';

const read = (form: FormData): Settings => ({
  name: textOf(form, 'name').trim(),
  slug: textOf(form, 'slug').trim(),
});

/** What the organization is called, and where its pages are. */
export function NameForm({ organization }: { organization: Organization }) {
  const texts = useTexts(organizationTexts);
  return (
    <SettingsForm title={texts.naming} organization={organization} names={['name', 'slug']} read={read}>
      {(shown, error) => (
        <>
          <Field name="name" label={texts.name} error={error}>
            {(input) => <input {...input} defaultValue={shown.name} maxLength={200} required />}
          </Field>
          <Field name="slug" label={texts.slug} hint={texts.slugHint} error={error}>
            {(input) => (
              <input
                {...input}
                defaultValue={shown.slug}
                minLength={2}
                maxLength={63}
                pattern="[a-z0-9]([a-z0-9\-]*[a-z0-9])"
                autoCapitalize="none"
                spellCheck={false}
                required
              />
            )}
          </Field>
        </>
      )}
    </SettingsForm>
  );
}
