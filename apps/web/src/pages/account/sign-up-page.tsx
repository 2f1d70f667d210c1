import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { signUp } from '../../api/session.ts';
import { useMessages } from '../../i18n/messages.ts';
import { ActionForm } from '../../parts/action-form.tsx';
import { Field } from '../../parts/field.tsx';
import parts from '../../parts/parts.module.css';
import { nextPage } from '../../parts/search-values.ts';
import { textOf } from '../../session/form-data.ts';
import { tellOtherTabs } from '../../session/session-state.ts';
import { SocialSignIn } from '../../session/social-sign-in.tsx';

const PROBLEMS = { email_taken: 'email', organization_slug_taken: 'organizationName' };

export function Page() {
  const messages = useMessages();
  const { next } = nextPage(useSearch({ from: '/sign-up' }));
  const router = useRouter();
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: async (form: FormData) => {
      await signUp({
        email: textOf(form, 'email').trim(),
        password: textOf(form, 'password'),
        fullName: textOf(form, 'fullName').trim(),
        organizationName: textOf(form, 'organizationName').trim(),
      });
      tellOtherTabs('signed-in');
      queries.clear();
      await router.navigate({ to: next ?? '/', replace: true });
    },
  });
  const { error } = sending;
  return (
    <main id="content" tabIndex={-1} className={parts.alone}>
      <p>
        <strong>{messages.product}</strong>
      </p>
      <h1>{messages.signUp.title}</h1>
      <ActionForm action={sending} submit={messages.signUp.submit} problems={PROBLEMS} primary>
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
      </ActionForm>
      <SocialSignIn next={next} />
      <Link to="/sign-in" search={next ? { next } : {}}>
        {messages.signUp.toSignIn}
      </Link>
    </main>
  );
}
