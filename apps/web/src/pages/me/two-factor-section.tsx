import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { personalClient } from '../../api/client.ts';
import { useTexts } from '../../i18n/messages.ts';
import { ActionForm } from '../../parts/action-form.tsx';
import { DialogButton } from '../../parts/dialog-button.tsx';
import { Field } from '../../parts/field.tsx';
import { Read } from '../../parts/read.tsx';
import { SecretDialog } from '../../parts/secret-dialog.tsx';
import { Section } from '../../parts/section.tsx';
import { textOf } from '../../session/form-data.ts';
import { SetUpTwoFactor } from './set-up-two-factor.tsx';
import { meTexts } from './texts.ts';
import { twoFactorQuery } from './two-factor-query.ts';

/** Turns two-factor sign-in on and off. */
export function TwoFactorSection() {
  const { twoFactor } = useTexts(meTexts);
  const state = useQuery(twoFactorQuery);
  const queries = useQueryClient();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const onEnabled = async (recoveryCodes: readonly string[]): Promise<void> => {
    setCodes(recoveryCodes);
    // Organizations that asked for it let the person in now.
    await queries.invalidateQueries();
  };
  return (
    <Section title={twoFactor.title}>
      <Read query={state}>
        {({ enabled, recoveryCodesLeft }) => (
          <>
            <p role="status">{enabled ? twoFactor.on(recoveryCodesLeft) : twoFactor.off}</p>
            {enabled ? <TurnOff /> : <SetUpTwoFactor onEnabled={onEnabled} />}
          </>
        )}
      </Read>
      {codes && (
        <SecretDialog
          title={twoFactor.recoveryTitle}
          secret={codes.join('\n')}
          onSaved={() => setCodes(null)}
        />
      )}
    </Section>
  );
}

function TurnOff() {
  const { twoFactor } = useTexts(meTexts);
  return (
    <div>
      <DialogButton label={twoFactor.turnOff}>{(close) => <TurnOffForm onCancel={close} />}</DialogButton>
    </div>
  );
}

const PROBLEMS = { wrong_password: 'password', two_factor_code_invalid: 'code' };

function TurnOffForm({ onCancel }: { onCancel: () => void }) {
  const { twoFactor } = useTexts(meTexts);
  const queries = useQueryClient();
  const disabling = useMutation({
    mutationFn: (form: FormData) =>
      personalClient.disableTwoFactor({
        password: textOf(form, 'password'),
        code: textOf(form, 'code').trim(),
      }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const { error } = disabling;
  return (
    <ActionForm problems={PROBLEMS} action={disabling} submit={twoFactor.turnOff} onCancel={onCancel}>
      <Field name="password" label={twoFactor.proof} error={error}>
        {(input) => <input {...input} type="password" autoComplete="current-password" required />}
      </Field>
      <Field name="code" label={twoFactor.disableCode} error={error}>
        {(input) => <input {...input} autoComplete="one-time-code" minLength={6} maxLength={20} required />}
      </Field>
    </ActionForm>
  );
}
