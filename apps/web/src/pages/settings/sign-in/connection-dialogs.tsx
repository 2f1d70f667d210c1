import type { Connection } from '@prompt-refinery/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { directoryKey } from '../../../api/directory.ts';
import { useMessages, useTexts } from '../../../i18n/messages.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import { CodeBlock } from '../../../parts/code-block.tsx';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { DialogButton } from '../../../parts/dialog-button.tsx';
import { ConnectionFields } from './connection-fields.tsx';
import { connectionChange, newConnection } from './connection-form.ts';
import { connectionsQuery } from './connection-queries.ts';
import { connectionTexts } from './connection-texts.ts';
import { policyQuery } from './policy-queries.ts';

/** What a field shows beside itself instead of below the form. */
const AT_FIELD = { connection_invalid: 'issuer', limit_reached: 'name' };

function useReadAgain(): () => Promise<void> {
  const organization = useOrganization();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: connectionsQuery(organization).queryKey });
}

/** Connects an identity provider. It has to know `redirectUri` before. */
export function ConnectButton({ redirectUri }: { redirectUri: string }) {
  const texts = useTexts(connectionTexts);
  return (
    <div>
      <DialogButton label={texts.connect}>
        {(close) => <ConnectForm redirectUri={redirectUri} close={close} />}
      </DialogButton>
    </div>
  );
}

function ConnectForm({ redirectUri, close }: { redirectUri: string; close: () => void }) {
  const texts = useTexts(connectionTexts);
  const { client } = useOrganization();
  const readAgain = useReadAgain();
  const connecting = useMutation({
    mutationFn: async (form: FormData) => {
      await client.createConnection(newConnection(form));
      await readAgain();
    },
    onSuccess: close,
  });
  return (
    <>
      <p>{texts.before}</p>
      <CodeBlock text={redirectUri} label={texts.copyRedirect} />
      <ActionForm action={connecting} submit={texts.connectNow} problems={AT_FIELD} primary onCancel={close}>
        <ConnectionFields connection={null} error={connecting.error} />
      </ActionForm>
    </>
  );
}

export function ChangeConnection({ connection }: { connection: Connection }) {
  const texts = useTexts(connectionTexts);
  return (
    <DialogButton label={texts.change} about={connection.name}>
      {(close) => <ChangeForm connection={connection} close={close} />}
    </DialogButton>
  );
}

function ChangeForm({ connection, close }: { connection: Connection; close: () => void }) {
  const { client } = useOrganization();
  const readAgain = useReadAgain();
  const changing = useMutation({
    mutationFn: async (form: FormData) => {
      await client.updateConnection(connectionChange(connection.id, form));
      await readAgain();
    },
    onSuccess: close,
  });
  return (
    <ActionForm action={changing} primary onCancel={close}>
      <ConnectionFields connection={connection} error={changing.error} />
    </ActionForm>
  );
}

export function RemoveConnection({ connection: { id, name } }: { connection: Connection }) {
  const texts = useTexts(connectionTexts);
  const { common } = useMessages();
  const organization = useOrganization();
  const queries = useQueryClient();
  const readAgain = useReadAgain();
  const remove = async (): Promise<void> => {
    await organization.client.deleteConnection(id);
    // A sign-in through it shows no longer that others can.
    void queries.invalidateQueries({ queryKey: policyQuery(organization).queryKey });
    // Its directory has gone with it.
    void queries.invalidateQueries({ queryKey: directoryKey(organization) });
    await readAgain();
  };
  return (
    <ConfirmButton label={common.remove} about={name} question={texts.removeQuestion(name)} action={remove} />
  );
}
