import { useMutation } from '@tanstack/react-query';
import { useMessages } from '../i18n/messages.ts';
import { ActionForm } from '../parts/action-form.tsx';
import { Field } from '../parts/field.tsx';
import { textOf } from './form-data.ts';
import { NotBegunNote } from './not-begun-note.tsx';
import { beginSso, leaveWhen } from './sso.ts';

interface OrganizationSignInProps {
  /** What was written elsewhere. */
  email: string;
  /** Whether a password was right and did not let them in. */
  isRequired: boolean;
  next: string | undefined;
}

/** Finds by the e-mail which organization signs somebody in, and goes to its page. */
export function OrganizationSignIn({ email, isRequired, next }: OrganizationSignInProps) {
  const { problem, signIn } = useMessages();
  const beginning = useMutation({
    mutationFn: (form: FormData) => leaveWhen(beginSso({ email: textOf(form, 'email').trim() }), { next }),
  });
  const { data, error } = beginning;
  const done = data === 'begun' ? signIn.leaving : undefined;
  return (
    <ActionForm action={beginning} submit={signIn.goOn} done={done} primary>
      {isRequired && <p role="alert">{problem.singleSignOn}</p>}
      <Field name="email" label={signIn.email} hint={signIn.organizationHint} error={error}>
        {(input) => (
          <input
            {...input}
            type="email"
            autoComplete="username"
            defaultValue={email}
            maxLength={254}
            required
          />
        )}
      </Field>
      <NotBegunNote is={data} />
    </ActionForm>
  );
}
