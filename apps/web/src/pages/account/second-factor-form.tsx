import { ApiError } from '@prompt-refinery/client';
import { useMutation } from '@tanstack/react-query';
import { mayPass } from '../../api/queries.ts';
import { useMessages, useTexts } from '../../i18n/messages.ts';
import { ActionForm } from '../../parts/action-form.tsx';
import { Field } from '../../parts/field.tsx';
import { textOf } from '../../session/form-data.ts';
import { type Arrived, type Proof, signInBy } from '../../session/sso-return.ts';
import { ssoTexts } from './texts.ts';

interface SecondFactorProps {
  /** With it the reader is let in once they have a right code. */
  proof: Proof;
  onArrived: (result: Arrived) => void;
}

const PROBLEMS = { two_factor_code_invalid: 'twoFactorCode' };

/** Asks whoever has come from another site for a code of their second factor. */
export function SecondFactorForm({ proof, onArrived }: SecondFactorProps) {
  const { signIn } = useMessages();
  const texts = useTexts(ssoTexts);
  const sending = useMutation({
    mutationFn: async (form: FormData) => {
      const code = textOf(form, 'twoFactorCode').replaceAll(' ', '');
      try {
        onArrived(await signInBy(proof, code));
      } catch (error) {
        if (mayBeTriedAgain(error)) throw error;
        onArrived({ is: 'refused', error, wanted: proof.wanted });
      }
    },
  });
  return (
    <>
      <p>{texts.asksCode}</p>
      <ActionForm action={sending} submit={signIn.submit} problems={PROBLEMS} primary>
        <Field name="twoFactorCode" label={signIn.code} error={sending.error}>
          {(input) => (
            <input
              {...input}
              autoComplete="one-time-code"
              minLength={6}
              maxLength={20}
              // biome-ignore lint/a11y/noAutofocus: it is what the page asks for now
              autoFocus
              required
            />
          )}
        </Field>
      </ActionForm>
    </>
  );
}

/** Another code may be right, or the same one a little later. With anything else the sign-in is over. */
const mayBeTriedAgain = (error: unknown): boolean =>
  mayPass(error) ||
  (error instanceof ApiError &&
    ['two_factor_code_invalid', 'validation_failed', 'rate_limited'].includes(error.code));
