import type { CreateShareInput, Prompt } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useOrganization } from '../../../api/client.ts';
import { useSameKey } from '../../../api/same-key.ts';
import { useMessages, useTexts } from '../../../i18n/messages.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import { Button } from '../../../parts/button.tsx';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { Field } from '../../../parts/field.tsx';
import parts from '../../../parts/parts.module.css';
import { VersionPicker } from '../../../pickers/version-picker.tsx';
import { newShare } from './new-share.ts';
import { sharesKey } from './share-queries.ts';
import { linkTexts } from './texts.ts';

interface ShareFormProps {
  prompt: Prompt;
  close: () => void;
}

/** What a link shows, to whom and how often; once it is made, its address, which is shown only now. */
export function ShareForm({ prompt: { id, labels, latest }, close }: ShareFormProps) {
  const texts = useTexts(linkTexts);
  const organization = useOrganization();
  const queries = useQueryClient();
  const sameKey = useSameKey<CreateShareInput>();
  const [version, setVersion] = useState<number | null>(labels.production ?? latest);
  const making = useMutation({
    mutationFn: (form: FormData) => {
      const input = newShare(form, id);
      return organization.client.createShare(input, { idempotencyKey: sameKey.keyOf(input) });
    },
    onSuccess: () => {
      sameKey.done();
      return queries.invalidateQueries({ queryKey: sharesKey(organization, id) });
    },
    // The address is kept no longer than it is shown.
    gcTime: 0,
  });
  const { data, error } = making;
  if (data) return <MadeLink url={data.url} hasPassword={data.hasPassword} close={close} />;
  return (
    <>
      <p>{texts.intro}</p>
      <ActionForm action={making} submit={texts.make} onCancel={close} primary>
        <VersionPicker name="version" promptId={id} value={version} onChange={setVersion} error={error} />
        <LimitFields error={error} />
      </ActionForm>
    </>
  );
}

function LimitFields({ error }: { error: unknown }) {
  const texts = useTexts(linkTexts);
  return (
    <>
      <Field name="password" label={texts.password} hint={texts.passwordHint} error={error}>
        {(input) => (
          <input {...input} type="password" autoComplete="new-password" maxLength={200} spellCheck={false} />
        )}
      </Field>
      <Field name="maxViews" label={texts.maxViews} hint={texts.maxViewsHint} error={error}>
        {(input) => <input {...input} type="number" min={1} max={1_000_000_000} step={1} />}
      </Field>
      <Field name="expiresAt" label={texts.until} hint={texts.untilHint} error={error}>
        {(input) => <input {...input} type="datetime-local" max="9999-12-31T23:59" />}
      </Field>
    </>
  );
}

interface MadeLinkProps {
  url: string;
  hasPassword: boolean;
  close: () => void;
}

function MadeLink({ url, hasPassword, close }: MadeLinkProps) {
  const texts = useTexts(linkTexts);
  const { common } = useMessages();
  return (
    <>
      <p role="status">{hasPassword ? texts.madeWithPassword : texts.made}</p>
      <pre className={parts.secret}>
        <code>{url}</code>
      </pre>
      <div className={parts.row}>
        <CopyButton text={url} label={texts.copy} primary />
        <Button onClick={close}>{common.close}</Button>
      </div>
    </>
  );
}
