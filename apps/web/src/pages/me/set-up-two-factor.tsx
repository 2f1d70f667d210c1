import type { TwoFactorSecret } from '@prompt-refinery/client';
import { useMutation } from '@tanstack/react-query';
import { personalClient } from '../../api/client.ts';
import { useTexts } from '../../i18n/messages.ts';
import { ActionForm } from '../../parts/action-form.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Field } from '../../parts/field.tsx';
import parts from '../../parts/parts.module.css';
import { textOf } from '../../session/form-data.ts';
import styles from './me.module.css';
import { meTexts } from './texts.ts';

interface SetUpProps {
  onEnabled: (recoveryCodes: readonly string[]) => Promise<void>;
}

const PROBLEMS = { wrong_password: 'password', two_factor_code_invalid: 'code' };

/** The password first, then the secret for the app and a code that the app made with it. */
export function SetUpTwoFactor({ onEnabled }: SetUpProps) {
  const { twoFactor } = useTexts(meTexts);
  const beginning = useMutation({
    mutationFn: (form: FormData) => personalClient.setupTwoFactor({ password: textOf(form, 'password') }),
    // The secret is kept nowhere else.
    gcTime: 0,
  });
  if (beginning.data) return <Confirm secret={beginning.data} onEnabled={onEnabled} />;
  return (
    <>
      <p>{twoFactor.why}</p>
      <div className={styles.narrow}>
        <ActionForm problems={PROBLEMS} action={beginning} submit={twoFactor.begin}>
          <Field name="password" label={twoFactor.proof} error={beginning.error}>
            {(input) => <input {...input} type="password" autoComplete="current-password" required />}
          </Field>
        </ActionForm>
      </div>
    </>
  );
}

function Confirm({ secret: { secret, otpauthUrl }, onEnabled }: SetUpProps & { secret: TwoFactorSecret }) {
  const { twoFactor } = useTexts(meTexts);
  const confirming = useMutation({
    mutationFn: async (form: FormData) => {
      const code = textOf(form, 'code').replaceAll(' ', '');
      const { recoveryCodes } = await personalClient.confirmTwoFactor({ code });
      await onEnabled(recoveryCodes);
    },
  });
  return (
    <ol className={styles.steps}>
      <li>
        <div className={parts.stack}>
          <p>{twoFactor.addToApp}</p>
          <p>
            {twoFactor.secret}: <code>{secret}</code>
          </p>
          <div className={parts.row}>
            <CopyButton text={secret} />
            <a href={otpauthUrl}>{twoFactor.openApp}</a>
          </div>
        </div>
      </li>
      <li>
        <div className={`${parts.stack} ${styles.narrow}`}>
          <p>{twoFactor.code}</p>
          <ActionForm problems={PROBLEMS} action={confirming} submit={twoFactor.confirm}>
            <Field name="code" label={twoFactor.codeLabel} error={confirming.error}>
              {(input) => (
                <input
                  {...input}
                  autoComplete="one-time-code"
                  inputMode="numeric"
                  pattern="[0-9 ]{6,8}"
                  // biome-ignore lint/a11y/noAutofocus: it is what the form asks for now
                  autoFocus
                  required
                />
              )}
            </Field>
          </ActionForm>
        </div>
      </li>
    </ol>
  );
}
