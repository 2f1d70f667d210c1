import { ApiError } from '@prompt-refinery/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { signIn } from '../api/session.ts';
import { useMessages } from '../i18n/messages.ts';
import { ActionForm } from '../parts/action-form.tsx';
import { Field } from '../parts/field.tsx';
import { textOf } from './form-data.ts';
import { tellOtherTabs } from './session-state.ts';

interface SignInFormProps {
  /** What was written elsewhere. */
  email: string;
  onSignedIn: () => Promise<void>;
  /** Called with the e-mail where the password is right, and an organization lets nobody in by it. */
  onSsoRequired: (email: string) => void;
}

/** Password, then the code where the account asks for one. */
export function SignInForm({ email, onSignedIn, onSsoRequired }: SignInFormProps) {
  const messages = useMessages();
  const [asksCode, setAsksCode] = useState(false);
  const sending = useMutation({
    mutationFn: async (form: FormData) => {
      const code = textOf(form, 'code').replaceAll(' ', '');
      const typed = textOf(form, 'email').trim();
      try {
        await signIn({
          email: typed,
          password: textOf(form, 'password'),
          ...(code ? { code } : {}),
        });
      } catch (error) {
        if (says(error, 'sso_required')) return onSsoRequired(typed);
        if (code || !says(error, 'two_factor_required')) throw error;
        setAsksCode(true);
        return;
      }
      tellOtherTabs('signed-in');
      await onSignedIn();
    },
  });
  const { error } = sending;
  return (
    <ActionForm action={sending} submit={messages.signIn.submit} problems={PROBLEMS} primary>
      <Field name="email" label={messages.signIn.email} error={error}>
        {(input) => <input {...input} type="email" autoComplete="username" defaultValue={email} required />}
      </Field>
      <Field name="password" label={messages.signIn.password} error={error}>
        {(input) => <input {...input} type="password" autoComplete="current-password" required />}
      </Field>
      {asksCode && (
        <Field name="code" label={messages.signIn.code} error={error}>
          {(input) => (
            // biome-ignore lint/a11y/noAutofocus: it is what the form asks for now
            <input {...input} autoComplete="one-time-code" autoFocus required />
          )}
        </Field>
      )}
    </ActionForm>
  );
}

/** None of them says which is wrong of e-mail and password. */
const PROBLEMS = {
  invalid_credentials: 'password',
  account_disabled: 'password',
  two_factor_code_invalid: 'code',
};

const says = (error: unknown, code: string): boolean => error instanceof ApiError && error.code === code;
