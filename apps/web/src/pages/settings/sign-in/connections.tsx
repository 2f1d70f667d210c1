import type { Connection } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { BASE_URL } from '../../../api/base-url.ts';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { Read } from '../../../parts/read.tsx';
import { Section } from '../../../parts/section.tsx';
import { Empty } from '../../../parts/states.tsx';
import styles from '../settings.module.css';
import { ConnectButton } from './connect-button.tsx';
import { connectionsQuery } from './connection-queries.ts';
import { ConnectionSection } from './connection-section.tsx';
import { connectionTexts } from './connection-texts.ts';

const CURL = `curl -sS '${BASE_URL.href}api/sso/connections' -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"kind":"oidc","name":"Acme ID","issuer":"https://login.acme.example","clientId":"refinery","clientSecret":"…","defaultRole":"member"}'`;

/** The identity providers that sign people of the organization in. */
export function Connections() {
  const texts = useTexts(connectionTexts);
  const query = useQuery(connectionsQuery(useOrganization()));
  return (
    <Section title={texts.title}>
      <p>{texts.intro}</p>
      <Read query={query}>{(connections) => <List connections={connections} />}</Read>
    </Section>
  );
}

function List({ connections }: { connections: readonly Connection[] }) {
  const texts = useTexts(connectionTexts);
  const may = useMay();
  return (
    <div className={styles.sections}>
      {connections.length === 0 && <Empty text={texts.empty} curl={CURL} />}
      {connections.map((connection) => (
        <ConnectionSection key={connection.id} connection={connection} />
      ))}
      {may('createConnection') && <ConnectButton connections={connections} />}
    </div>
  );
}
