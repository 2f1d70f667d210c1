import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { providerName, type SocialProvider } from '../../api/sign-in-methods.ts';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import { ActionForm } from '../../parts/action-form.tsx';
import { DialogButton } from '../../parts/dialog-button.tsx';
import { Field } from '../../parts/field.tsx';
import { textOf } from '../../session/form-data.ts';
import { NotBegunNote } from '../../session/not-begun-note.tsx';
import { beginLinking, leaveWhen } from '../../session/sso.ts';
import { linkedTexts } from './linked-texts.ts';
import { meSearch } from './me-search.ts';
import { PasswordByMail } from './password-by-mail.tsx';
import { meTexts } from './texts.ts';

/** Links an account elsewhere: the password first, then that provider's page. */
export function LinkAccount({ provider }: { provider: SocialProvider }) {
  const texts = useTexts(linkedTexts);
  return (
    <DialogButton label={texts.link(providerName(provider))}>
      {(close) => <LinkForm provider={provider} onCancel={close} />}
    </DialogButton>
  );
}

const PROBLEMS = { wrong_password: 'password' };

function LinkForm({ provider, onCancel }: { provider: SocialProvider; onCancel: () => void }) {
  const { signIn } = useMessages();
  const { twoFactor } = useTexts(meTexts);
  const texts = useTexts(linkedTexts);
  const { next } = meSearch(useSearch({ from: '/person/me' }));
  const beginning = useMutation({
    mutationFn: (form: FormData) =>
      leaveWhen(beginLinking({ provider, password: textOf(form, 'password') }), {
        next,
        provider,
        isLinking: true,
      }),
  });
  const { data, error } = beginning;
  const called = providerName(provider);
  return (
    <ActionForm
      problems={PROBLEMS}
      action={beginning}
      submit={texts.link(called)}
      done={data === 'begun' ? signIn.leavingFor(called) : undefined}
      onCancel={onCancel}
    >
      <p>{texts.linkText(called)}</p>
      <Field name="password" label={twoFactor.proof} error={error}>
        {(input) => <input {...input} type="password" autoComplete="current-password" required />}
      </Field>
      <PasswordByMail />
      <NotBegunNote is={data} />
    </ActionForm>
  );
}
