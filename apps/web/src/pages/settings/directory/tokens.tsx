import type { Connection, ScimToken } from '@prompt-refinery/client';
import { useQuery } from '@tanstack/react-query';
import { BASE_URL } from '../../../api/base-url.ts';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { LinkButton } from '../../../parts/link-button.tsx';
import { Read } from '../../../parts/read.tsx';
import { Section } from '../../../parts/section.tsx';
import { Empty } from '../../../parts/states.tsx';
import { connectionsQuery } from '../sign-in/connection-queries.ts';
import { NewToken } from './new-token.tsx';
import { directoryTexts } from './texts.ts';
import { TokenList } from './token-list.tsx';
import { tokensQuery } from './token-queries.ts';

const CURL = `curl -sS '${BASE_URL.href}api/scim/tokens' -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"name":"Acme Entra ID"}'`;

/** The tokens of directories, which need an identity provider first. */
export function Tokens() {
  const texts = useTexts(directoryTexts);
  const organization = useOrganization();
  const reading = useQuery(tokensQuery(organization));
  const connecting = useQuery(connectionsQuery(organization));
  return (
    <Section title={texts.tokens}>
      <Read query={reading}>
        {(tokens) => (
          <Read query={connecting}>
            {(connections) =>
              connections.length === 0 ? (
                <NoConnection />
              ) : (
                <TokensOf connections={connections} tokens={tokens} />
              )
            }
          </Read>
        )}
      </Read>
    </Section>
  );
}

function NoConnection() {
  const texts = useTexts(directoryTexts);
  const { slug } = useOrganization();
  return (
    <Empty
      text={texts.noConnection}
      action={
        <LinkButton to="/o/$slug/settings/sign-in" params={{ slug }}>
          {texts.toSignIn}
        </LinkButton>
      }
    />
  );
}

interface TokensOfProps {
  connections: readonly Connection[];
  tokens: readonly ScimToken[];
}

function TokensOf({ connections, tokens }: TokensOfProps) {
  const texts = useTexts(directoryTexts);
  const may = useMay();
  return (
    <>
      {tokens.length === 0 ? (
        <Empty text={texts.noToken} curl={CURL} />
      ) : (
        <TokenList connections={connections} tokens={tokens} />
      )}
      {may('createScimToken') && <NewToken connections={connections} />}
    </>
  );
}
