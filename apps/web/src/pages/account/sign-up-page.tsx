import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { signUp } from '../../api/session.ts';
import { useMessages } from '../../i18n/messages.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import parts from '../../parts/parts.module.css';
import { ProblemNote } from '../../parts/problem.tsx';
import { textOf } from '../../session/form-data.ts';

export function Page() {
  const messages = useMessages();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: signUp,
    onSuccess: () => {
      queries.clear();
      return navigate({ to: '/', replace: true });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    sending.mutate({
      email: textOf(data, 'email').trim(),
      password: textOf(data, 'password'),
      fullName: textOf(data, 'fullName').trim(),
      organizationName: textOf(data, 'organizationName').trim(),
    });
  };
  const { error } = sending;
  return (
    <main id="content" tabIndex={-1} className={parts.alone}>
      <h1>{messages.signUp.title}</h1>
      <form className={parts.stack} onSubmit={submit}>
        <Field name="fullName" label={messages.signUp.fullName} error={error}>
          {(input) => <input {...input} autoComplete="name" maxLength={200} required />}
        </Field>
        <Field name="email" label={messages.signIn.email} error={error}>
          {(input) => <input {...input} type="email" autoComplete="username" maxLength={254} required />}
        </Field>
        <Field
          name="password"
          label={messages.signIn.password}
          hint={messages.signUp.passwordHint}
          error={error}
        >
          {(input) => <input {...input} type="password" autoComplete="new-password" minLength={8} required />}
        </Field>
        <Field name="organizationName" label={messages.signUp.organization} error={error}>
          {(input) => <input {...input} autoComplete="organization" maxLength={200} />}
        </Field>
        {error && <ProblemNote error={error} />}
        <Button primary type="submit" disabled={sending.isPending}>
          {messages.signUp.submit}
        </Button>
      </form>
      <Link to="/sign-in">{messages.signUp.toSignIn}</Link>
    </main>
  );
}
