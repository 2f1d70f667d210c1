import { useMutation, useQuery } from '@tanstack/react-query';
import { personalClient } from '../../api/client.ts';
import { personQuery } from '../../api/queries.ts';
import { useTexts } from '../../i18n/messages.ts';
import { ActionForm } from '../../parts/action-form.tsx';
import { DialogButton } from '../../parts/dialog-button.tsx';
import { Field } from '../../parts/field.tsx';
import { Read } from '../../parts/read.tsx';
import { Section } from '../../parts/section.tsx';
import { textOf } from '../../session/form-data.ts';
import { useSignedOut } from '../../session/use-signed-out.ts';
import { meTexts } from './texts.ts';
import { twoFactorQuery } from './two-factor-query.ts';

/** Deletes the account, once its e-mail and password were typed. */
export function DeleteAccount() {
  const { data } = useTexts(meTexts);
  return (
    <Section title={data.deleteTitle}>
      <p>{data.deleteText}</p>
      <div>
        <DialogButton label={data.delete}>{(close) => <DeleteForm onCancel={close} />}</DialogButton>
      </div>
    </Section>
  );
}

const PROBLEMS = { wrong_password: 'password', two_factor_required: 'code', two_factor_code_invalid: 'code' };

function DeleteForm({ onCancel }: { onCancel: () => void }) {
  const { data, twoFactor } = useTexts(meTexts);
  const person = useQuery(personQuery);
  const second = useQuery(twoFactorQuery);
  const signedOut = useSignedOut();
  const deleting = useMutation({
    mutationFn: (form: FormData) => {
      const code = textOf(form, 'code').trim();
      return personalClient.deleteAccount({ password: textOf(form, 'password'), ...(code ? { code } : {}) });
    },
    // The receipt goes with the page, since nobody can be asked for it again.
    onSuccess: ({ receipt, sha256 }) =>
      signedOut({ to: '/me/deleted', state: { receipt: JSON.stringify({ receipt, sha256 }, null, 2) } }),
  });
  const { error } = deleting;
  return (
    <Read query={person}>
      {({ email }) => (
        <ActionForm problems={PROBLEMS} action={deleting} submit={data.delete} onCancel={onCancel}>
          <Field name="email" label={data.typeEmail(email)}>
            {(input) => (
              <input
                {...input}
                type="email"
                autoComplete="off"
                onChange={({ target }) =>
                  target.setCustomValidity(target.value.trim() === email ? '' : data.notTheEmail)
                }
                required
              />
            )}
          </Field>
          <Field name="password" label={twoFactor.proof} error={error}>
            {(input) => <input {...input} type="password" autoComplete="current-password" required />}
          </Field>
          {second.data?.enabled && (
            <Field name="code" label={twoFactor.disableCode} error={error}>
              {(input) => (
                <input {...input} autoComplete="one-time-code" minLength={6} maxLength={20} required />
              )}
            </Field>
          )}
        </ActionForm>
      )}
    </Read>
  );
}
