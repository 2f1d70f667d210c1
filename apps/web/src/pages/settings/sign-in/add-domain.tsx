import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import { Field } from '../../../parts/field.tsx';
import { Section } from '../../../parts/section.tsx';
import { textOf } from '../../../session/form-data.ts';
import styles from '../settings.module.css';
import { domainsQuery } from './domain-queries.ts';
import { signInTexts } from './texts.ts';

/** What the field shows beside itself instead of below the form. */
const AT_FIELD = { domain_exists: 'domain', limit_reached: 'domain' };

/** Adds a domain, which is not proved yet. */
export function AddDomain() {
  const texts = useTexts(signInTexts);
  const organization = useOrganization();
  const queries = useQueryClient();
  const adding = useMutation({
    mutationFn: (form: FormData) =>
      organization.client.createDomain({ domain: textOf(form, 'domain').trim() }),
    onSuccess: () => queries.invalidateQueries({ queryKey: domainsQuery(organization).queryKey }),
  });
  return (
    <Section title={texts.add}>
      <div className={styles.form}>
        <ActionForm action={adding} submit={texts.add} done={texts.added} clears primary problems={AT_FIELD}>
          <Field name="domain" label={texts.domain} hint={texts.domainHint} error={adding.error}>
            {(input) => (
              <input
                {...input}
                required
                maxLength={255}
                inputMode="url"
                autoComplete="off"
                spellCheck={false}
              />
            )}
          </Field>
        </ActionForm>
      </div>
    </Section>
  );
}
