import type { Connection, CreatedScimToken, CreateScimTokenInput } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useOrganization } from '../../../api/client.ts';
import { directoryTokensKey } from '../../../api/directory.ts';
import { useSameKey } from '../../../api/same-key.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import { CodeBlock } from '../../../parts/code-block.tsx';
import { DialogButton } from '../../../parts/dialog-button.tsx';
import { SecretDialog } from '../../../parts/secret-dialog.tsx';
import { textOf } from '../../../session/form-data.ts';
import { directoryTexts } from './texts.ts';
import { TokenFields } from './token-fields.tsx';

/** What a field shows beside itself instead of below the form. */
const AT_FIELD = { limit_reached: 'name' };

/** Makes a token for the directory of one of `connections`, and shows it once. */
export function NewToken({ connections }: { connections: readonly Connection[] }) {
  const texts = useTexts(directoryTexts);
  const [made, setMade] = useState<CreatedScimToken | null>(null);
  return (
    <div>
      <DialogButton label={texts.new}>
        {(close) => (
          <TokenForm
            connections={connections}
            onCancel={close}
            onMade={(token) => {
              close();
              setMade(token);
            }}
          />
        )}
      </DialogButton>
      {made && (
        <SecretDialog title={texts.secret} secret={made.token} onSaved={() => setMade(null)}>
          <p>{texts.enterBoth}</p>
          <CodeBlock text={made.baseUrl} label={texts.copyAddress} />
        </SecretDialog>
      )}
    </div>
  );
}

interface TokenFormProps {
  connections: readonly Connection[];
  onCancel: () => void;
  onMade: (token: CreatedScimToken) => void;
}

function TokenForm({ connections, onCancel, onMade }: TokenFormProps) {
  const texts = useTexts(directoryTexts);
  const organization = useOrganization();
  const queries = useQueryClient();
  const sameKey = useSameKey<CreateScimTokenInput>();
  const making = useMutation({
    mutationFn: (form: FormData) => {
      const input = newToken(form);
      return organization.client.createScimToken(input, { idempotencyKey: sameKey.keyOf(input) });
    },
    onSuccess: (token) => {
      sameKey.done();
      void queries.invalidateQueries({ queryKey: directoryTokensKey(organization) });
      onMade(token);
    },
    // The token is kept no longer than it is shown.
    gcTime: 0,
  });
  return (
    <ActionForm action={making} submit={texts.create} problems={AT_FIELD} primary onCancel={onCancel}>
      <TokenFields connections={connections} error={making.error} />
    </ActionForm>
  );
}

const newToken = (form: FormData): CreateScimTokenInput => ({
  name: textOf(form, 'name').trim(),
  connectionId: textOf(form, 'connectionId'),
});
