import type { Connection, ConnectionTest } from '@prompt-refinery/client';
import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import { ProblemNote } from '../../../parts/problem.tsx';
import { Section } from '../../../parts/section.tsx';
import styles from '../settings.module.css';
import { CertificateNote } from './certificate-list.tsx';
import { ChangeConnection, RemoveConnection } from './connection-dialogs.tsx';
import { ConnectionFacts } from './connection-facts.tsx';
import { connectionTexts } from './connection-texts.ts';
import { samlTexts } from './saml-texts.ts';

/** One identity provider: what it is called, whom it lets in, and whether it answers. */
export function ConnectionSection({ connection }: { connection: Connection }) {
  const { client } = useOrganization();
  const may = useMay();
  const testing = useMutation({ mutationFn: () => client.testConnection(connection.id) });
  const { name, saml } = connection;
  return (
    <Section
      title={name}
      level={3}
      actions={
        <>
          {may('testConnection') && <TestButton name={name} action={testing} />}
          {may('updateConnection') && <ChangeConnection connection={connection} />}
          {may('deleteConnection') && <RemoveConnection connection={connection} />}
        </>
      }
    >
      <div role="status" className={styles.status}>
        {testing.data && <Found isSaml={saml !== null} found={testing.data} />}
      </div>
      {testing.error && <ProblemNote error={testing.error} />}
      {saml && <CertificateNote saml={saml} />}
      <ConnectionFacts connection={connection} />
    </Section>
  );
}

interface TestButtonProps {
  name: string;
  action: UseMutationResult<unknown, Error, void>;
}

function TestButton({ name, action }: TestButtonProps) {
  const texts = useTexts(connectionTexts);
  return (
    <Button aria-label={`${texts.test}: ${name}`} disabled={action.isPending} onClick={() => action.mutate()}>
      {texts.test}
    </Button>
  );
}

function Found({ isSaml, found }: { isSaml: boolean; found: ConnectionTest }) {
  const texts = useTexts(connectionTexts);
  const saml = useTexts(samlTexts);
  const { authorizationEndpoint, signingKeys } = found;
  const { answers, notTested } = isSaml ? saml : texts;
  return (
    <>
      <p>{answers(signingKeys)}</p>
      <p>
        {texts.signInAt} <bdi>{authorizationEndpoint}</bdi>
      </p>
      <p>{notTested}</p>
    </>
  );
}
