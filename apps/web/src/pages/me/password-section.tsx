import { useMutation, useQueryClient } from '@tanstack/react-query';
import { personalClient } from '../../api/client.ts';
import { useTexts } from '../../i18n/messages.ts';
import { ActionForm } from '../../parts/action-form.tsx';
import { Field } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { textOf } from '../../session/form-data.ts';
import styles from './me.module.css';
import { SESSIONS } from './sessions.ts';
import { meTexts } from './texts.ts';

const PROBLEMS = { wrong_password: 'currentPassword' };

export function PasswordSection() {
  const { password } = useTexts(meTexts);
  const queries = useQueryClient();
  const changing = useMutation({
    mutationFn: (form: FormData) =>
      personalClient.changePassword({
        currentPassword: textOf(form, 'currentPassword'),
        newPassword: textOf(form, 'newPassword'),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: SESSIONS }),
  });
  return (
    <Section title={password.title}>
      <div className={styles.narrow}>
        <ActionForm
          problems={PROBLEMS}
          action={changing}
          submit={password.submit}
          done={password.done}
          clears
        >
          <Field name="currentPassword" label={password.current} error={changing.error}>
            {(input) => <input {...input} type="password" autoComplete="current-password" required />}
          </Field>
          <Field name="newPassword" label={password.new} hint={password.hint} error={changing.error}>
            {(input) => (
              <input {...input} type="password" autoComplete="new-password" minLength={8} required />
            )}
          </Field>
        </ActionForm>
      </div>
    </Section>
  );
}
