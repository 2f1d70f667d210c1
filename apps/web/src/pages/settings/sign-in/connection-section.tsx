import type { Connection, ConnectionTest } from '@prompt-refinery/client';
import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useFormats, useMessages, useTexts } from '../../../i18n/messages.ts';
import { Button } from '../../../parts/button.tsx';
import { CodeBlock } from '../../../parts/code-block.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { ProblemNote } from '../../../parts/problem.tsx';
import { Section } from '../../../parts/section.tsx';
import { roleTexts } from '../members/texts.ts';
import styles from '../settings.module.css';
import { ChangeConnection, RemoveConnection } from './connection-dialogs.tsx';
import { connectionTexts } from './connection-texts.ts';

/** One identity provider: what it is called, whom it lets in, and whether it answers. */
export function ConnectionSection({ connection }: { connection: Connection }) {
  const texts = useTexts(connectionTexts);
  const roles = useTexts(roleTexts);
  const { common } = useMessages();
  const { number } = useFormats();
  const { client } = useOrganization();
  const may = useMay();
  const testing = useMutation({ mutationFn: () => client.testConnection(connection.id) });
  const { name, issuer, clientId, redirectUri, defaultRole, roleMapping } = connection;
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
        {testing.data && <Found found={testing.data} />}
      </div>
      {testing.error && <ProblemNote error={testing.error} />}
      <Facts
        facts={[
          [texts.issuer, <bdi key="issuer">{issuer}</bdi>],
          [texts.clientId, <bdi key="id">{clientId}</bdi>],
          [texts.defaultRole, defaultRole === null ? common.none : roles[defaultRole]],
          [texts.rules, number(roleMapping.length)],
          [texts.redirect, <CodeBlock key="redirect" text={redirectUri} label={texts.copyRedirect} />],
        ]}
      />
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
    <Button
      aria-label={`${texts.test}: ${name}`}
      // One that is disabled would lose the focus, here while it is asked.
      onClick={() => action.isPending || action.mutate()}
      aria-disabled={action.isPending}
    >
      {texts.test}
    </Button>
  );
}

function Found({ found: { authorizationEndpoint, signingKeys } }: { found: ConnectionTest }) {
  const texts = useTexts(connectionTexts);
  return (
    <>
      <p>{texts.answers(signingKeys)}</p>
      <p>
        {texts.signInAt} <bdi>{authorizationEndpoint}</bdi>
      </p>
      <p>{texts.notTested}</p>
    </>
  );
}
