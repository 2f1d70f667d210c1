import {
  REMOTE_PROVIDERS,
  type SaveVerificationSettingsInput,
  STRICTNESSES,
  VERIFY_MODES,
  type VerificationSettings,
} from '@prompt-refinery/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useMessages, useTexts } from '../../../i18n/messages.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import { ApiText } from '../../../parts/api-text.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import { Read } from '../../../parts/read.tsx';
import { Section } from '../../../parts/section.tsx';
import { chosenOf, textOf } from '../../../session/form-data.ts';
import { readerQuery } from './provider-queries.ts';
import { providerTexts } from './texts.ts';

/** Who reads the results of models, when, and how strictly. */
export function SecondReader() {
  const texts = useTexts(providerTexts);
  const reader = useQuery(readerQuery(useOrganization()));
  const may = useMay();
  return (
    <Section title={texts.reader}>
      <p>{texts.readerIntro}</p>
      <Read query={reader}>
        {(settings) => (
          <>
            <ReaderState settings={settings} />
            {may('saveVerificationSettings') ? (
              <ReaderForm settings={settings} />
            ) : (
              <ReaderFacts settings={settings} />
            )}
          </>
        )}
      </Read>
    </Section>
  );
}

function ReaderState({ settings: { usable, reason } }: { settings: VerificationSettings }) {
  const texts = useTexts(providerTexts);
  return (
    <p className={usable ? parts.good : parts.doubt}>
      {usable ? texts.usable : texts.notUsable}
      {reason && (
        <>
          : <ApiText>{reason}</ApiText>
        </>
      )}
    </p>
  );
}

function ReaderFacts({ settings }: { settings: VerificationSettings }) {
  const texts = useTexts(providerTexts);
  const { verify, strictness, provider, model } = settings;
  return (
    <Facts
      facts={[
        [texts.verify, texts.verifyOf[verify]],
        [texts.strictness, texts.strictnessOf[strictness]],
        [texts.provider, provider ? texts.names[provider] : texts.sameModel],
        [texts.readerModel, model && <bdi>{model}</bdi>],
      ]}
    />
  );
}

function ReaderForm({ settings }: { settings: VerificationSettings }) {
  const texts = useTexts(providerTexts);
  const { common } = useMessages();
  const organization = useOrganization();
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: (form: FormData) => organization.client.saveVerificationSettings(readerOf(form)),
    onSuccess: (saved) => queries.setQueryData(readerQuery(organization).queryKey, saved),
  });
  const { error } = saving;
  return (
    <ActionForm action={saving} done={common.saved}>
      <div className={parts.fields}>
        <Field name="verify" label={texts.verify} error={error}>
          {(input) => (
            <select {...input} defaultValue={settings.verify}>
              {VERIFY_MODES.map((mode) => (
                <option key={mode} value={mode}>
                  {texts.verifyOf[mode]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="strictness" label={texts.strictness} error={error}>
          {(input) => (
            <select {...input} defaultValue={settings.strictness}>
              {STRICTNESSES.map((strictness) => (
                <option key={strictness} value={strictness}>
                  {texts.strictnessOf[strictness]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="provider" label={texts.provider} error={error}>
          {(input) => (
            <select {...input} defaultValue={settings.provider ?? ''}>
              <option value="">{texts.sameModel}</option>
              {REMOTE_PROVIDERS.map((provider) => (
                <option key={provider} value={provider}>
                  {texts.names[provider]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="model" label={texts.readerModel} hint={texts.readerModelHint} error={error}>
          {(input) => <input {...input} defaultValue={settings.model ?? ''} maxLength={200} />}
        </Field>
      </div>
    </ActionForm>
  );
}

function readerOf(form: FormData): SaveVerificationSettingsInput {
  const [verify] = chosenOf(form, 'verify', VERIFY_MODES);
  const [strictness] = chosenOf(form, 'strictness', STRICTNESSES);
  const [provider = null] = chosenOf(form, 'provider', REMOTE_PROVIDERS);
  return {
    ...(verify && { verify }),
    ...(strictness && { strictness }),
    provider,
    model: textOf(form, 'model').trim() || null,
  };
}
