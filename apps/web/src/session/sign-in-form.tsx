import { ApiError } from '@prompt-refinery/client';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { signIn } from '../api/session.ts';
import { useMessages } from '../i18n/messages.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import styles from '../parts/parts.module.css';
import { ProblemNote } from '../parts/problem.tsx';
import { textOf } from './form-data.ts';

const NEEDS_CODE: ReadonlySet<string> = new Set(['two_factor_required', 'two_factor_code_invalid']);

/** Password, then the code where the account asks for one. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const messages = useMessages();
  const [asksCode, setAsksCode] = useState(false);
  const sending = useMutation({
    mutationFn: signIn,
    onSuccess: onSignedIn,
    onError: (error) => {
      if (error instanceof ApiError && NEEDS_CODE.has(error.code)) setAsksCode(true);
    },
  });
  const isFirstAsk = sending.error instanceof ApiError && sending.error.code === 'two_factor_required';
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const code = textOf(data, 'code').replaceAll(' ', '');
    sending.mutate({
      email: textOf(data, 'email').trim(),
      password: textOf(data, 'password'),
      ...(code ? { code } : {}),
    });
  };
  return (
    <form className={styles.stack} onSubmit={submit}>
      <Field name="email" label={messages.signIn.email} error={sending.error}>
        {(input) => <input {...input} type="email" autoComplete="username" required />}
      </Field>
      <Field name="password" label={messages.signIn.password} error={sending.error}>
        {(input) => <input {...input} type="password" autoComplete="current-password" required />}
      </Field>
      {asksCode && (
        <Field name="code" label={messages.signIn.code} error={sending.error}>
          {(input) => (
            // biome-ignore lint/a11y/noAutofocus: it is what the form asks for now
            <input {...input} autoComplete="one-time-code" autoFocus required />
          )}
        </Field>
      )}
      {sending.error && !isFirstAsk && <ProblemNote error={sending.error} />}
      <Button primary type="submit" disabled={sending.isPending}>
        {messages.signIn.submit}
      </Button>
    </form>
  );
}
