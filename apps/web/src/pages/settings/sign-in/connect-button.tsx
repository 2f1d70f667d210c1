import type { Connection } from '@prompt-refinery/client';
import { useState } from 'react';
import { useOrganization } from '../../../api/client.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { ActionForm } from '../../../parts/action-form.tsx';
import { CodeBlock } from '../../../parts/code-block.tsx';
import { DialogButton } from '../../../parts/dialog-button.tsx';
import { ConnectionFields } from './connection-fields.tsx';
import { newConnection, problemsIn } from './connection-form.ts';
import { addressFor, CONNECTION_KINDS, type ConnectionKind } from './connection-kinds.ts';
import { useConnectionSending } from './connection-queries.ts';
import { connectionTexts } from './connection-texts.ts';
import { RadioChoice } from './radio-choice.tsx';
import { samlTexts } from './saml-texts.ts';

interface ConnectProps {
  /** Those that there are. They say what has to be entered at another one. */
  connections: readonly Connection[];
}

/** Connects an identity provider. It has to know our address before. */
export function ConnectButton({ connections }: ConnectProps) {
  const texts = useTexts(connectionTexts);
  return (
    <div>
      <DialogButton label={texts.connect}>
        {(close) => <ConnectForm connections={connections} close={close} />}
      </DialogButton>
    </div>
  );
}

function ConnectForm({ connections, close }: ConnectProps & { close: () => void }) {
  const texts = useTexts(connectionTexts);
  const { before } = useTexts(samlTexts);
  const { id, client } = useOrganization();
  const [kind, setKind] = useState<ConnectionKind>('oidc');
  const connecting = useConnectionSending((form) => client.createConnection(newConnection(form)), close);
  return (
    <ActionForm
      action={connecting}
      submit={texts.connectNow}
      problems={problemsIn(connecting.variables)}
      primary
      onCancel={close}
    >
      <RadioChoice
        name="kind"
        legend={texts.kind}
        values={CONNECTION_KINDS}
        names={texts.kinds}
        value={kind}
        onChange={setKind}
      />
      <p>{kind === 'saml' ? before : texts.before}</p>
      <CodeBlock text={addressFor(kind, { id, connections })} label={texts.copyRedirect} />
      <ConnectionFields kind={kind} connection={null} error={connecting.error} />
    </ActionForm>
  );
}
