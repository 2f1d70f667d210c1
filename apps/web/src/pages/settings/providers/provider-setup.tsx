import type { Provider } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import type { RemoteProvider } from '../../../api/providers.ts';
import { useMessages, useTexts } from '../../../i18n/messages.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import { Checkbox } from '../../../parts/checkbox.tsx';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import { SecretField } from '../../../parts/secret-field.tsx';
import { EndpointFields } from './endpoint-fields.tsx';
import { providerChange } from './provider-form.ts';
import { readerQuery, refreshProviders } from './provider-queries.ts';
import { providerTexts } from './texts.ts';

interface ProviderSetupProps {
  provider: RemoteProvider;
  now: Provider;
}

/** What the organization stores for a provider. */
export function ProviderSetup({ provider, now }: ProviderSetupProps) {
  const texts = useTexts(providerTexts);
  const organization = useOrganization();
  const queries = useQueryClient();
  const may = useMay();
  const [deletions, setDeletions] = useState(0);
  const remove = async (): Promise<void> => {
    await organization.client.deleteProvider({ provider });
    await refreshProviders(queries, organization);
    // It may have been the second reader, which is another one now.
    await queries.resetQueries({ queryKey: readerQuery(organization).queryKey });
    setDeletions((before) => before + 1);
  };
  return (
    <>
      {/* What was deleted stands in its fields no more. */}
      <ProviderForm key={deletions} provider={provider} now={now} />
      {may('deleteProvider') && (
        <div>
          <ConfirmButton
            label={texts.remove}
            question={texts.removeQuestion(texts.names[provider])}
            action={remove}
          />
        </div>
      )}
    </>
  );
}

function ProviderForm({ provider, now }: ProviderSetupProps) {
  const texts = useTexts(providerTexts);
  const { common } = useMessages();
  const organization = useOrganization();
  const queries = useQueryClient();
  const [secret, setSecret] = useState('');
  const saving = useMutation({
    mutationFn: (form: FormData) => organization.client.saveProvider(providerChange(form, provider, now)),
    onSuccess: () => {
      setSecret('');
      return refreshProviders(queries, organization);
    },
    // What was sent has the credentials.
    gcTime: 0,
  });
  const { error } = saving;
  const isCustom = provider === 'custom';
  return (
    <ActionForm action={saving} done={common.saved}>
      {isCustom && <EndpointFields now={now} error={error} />}
      <SecretField
        name={isCustom ? 'authValue' : 'apiKey'}
        label={isCustom ? texts.authValue : texts.apiKey}
        hint={isCustom ? texts.authValueHint : texts.apiKeyHint}
        maxLength={isCustom ? 2_000 : 1_000}
        error={error}
        value={secret}
        onChange={setSecret}
      />
      <div className={parts.fields}>
        <Field name="defaultModel" label={texts.model} error={error}>
          {(input) => (
            <input
              {...input}
              defaultValue={now.defaultModel ?? ''}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </Field>
        <Field name="position" label={texts.position} hint={texts.positionHint} error={error}>
          {(input) => <input {...input} type="number" min={1} max={100} defaultValue={now.position ?? ''} />}
        </Field>
      </div>
      <Checkbox name="enabled" label={texts.enabled} checked={now.enabled} />
      <Checkbox name="isDefault" label={texts.default} checked={now.isDefault} />
    </ActionForm>
  );
}
