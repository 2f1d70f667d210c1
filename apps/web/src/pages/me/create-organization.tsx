import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { personalClient } from '../../api/client.ts';
import { organizationsQuery } from '../../api/queries.ts';
import { useTexts } from '../../i18n/messages.ts';
import { ActionForm } from '../../parts/action-form.tsx';
import { Field } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { textOf } from '../../session/form-data.ts';
import styles from './me.module.css';
import { meTexts } from './texts.ts';

const PROBLEMS = { organization_slug_taken: 'slug' };

/** Makes an organization and goes to its pages. */
export function CreateOrganization() {
  const { organizations: texts } = useTexts(meTexts);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const creating = useMutation({
    mutationFn: (form: FormData) => {
      const slug = textOf(form, 'slug').trim();
      return personalClient.createOrganization({
        name: textOf(form, 'name').trim(),
        ...(slug ? { slug } : {}),
      });
    },
    onSuccess: async ({ slug }) => {
      await queries.invalidateQueries({ queryKey: organizationsQuery.queryKey });
      await navigate({ to: '/o/$slug/refine', params: { slug } });
    },
  });
  const { error } = creating;
  return (
    <Section title={texts.create}>
      <div className={styles.narrow}>
        <ActionForm problems={PROBLEMS} action={creating} submit={texts.submit}>
          <Field name="name" label={texts.name} error={error}>
            {(input) => (
              <input {...input} autoComplete="organization" maxLength={200} pattern=".*\S.*" required />
            )}
          </Field>
          <Field name="slug" label={texts.slug} hint={texts.slugHint} error={error}>
            {(input) => (
              <input
                {...input}
                autoComplete="off"
                minLength={2}
                maxLength={63}
                pattern="[a-z0-9][a-z0-9\-]*[a-z0-9]"
              />
            )}
          </Field>
        </ActionForm>
      </div>
    </Section>
  );
}
