import type { Connection } from '@prompt-refinery/client';
import { useQueryClient } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { directoryKey } from '../../../api/directory.ts';
import { useMessages, useTexts } from '../../../i18n/messages.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { DialogButton } from '../../../parts/dialog-button.tsx';
import { ConnectionFields } from './connection-fields.tsx';
import { connectionChange, problemsIn } from './connection-form.ts';
import { useConnectionSending, useConnectionsAgain } from './connection-queries.ts';
import { connectionTexts } from './connection-texts.ts';
import { policyQuery } from './policy-queries.ts';

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
  const changing = useConnectionSending(
    (form) => client.updateConnection(connectionChange(connection.id, form)),
    close,
  );
  return (
    <ActionForm action={changing} problems={problemsIn(changing.variables)} primary onCancel={close}>
      <ConnectionFields kind={connection.kind} connection={connection} error={changing.error} />
    </ActionForm>
  );
}

export function RemoveConnection({ connection: { id, name } }: { connection: Connection }) {
  const texts = useTexts(connectionTexts);
  const { common } = useMessages();
  const organization = useOrganization();
  const queries = useQueryClient();
  const readAgain = useConnectionsAgain();
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
