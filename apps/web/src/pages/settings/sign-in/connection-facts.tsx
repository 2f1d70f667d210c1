import type { Connection } from '@prompt-refinery/client';
import { useFormats, useMessages, useTexts } from '../../../i18n/messages.ts';
import { CodeBlock } from '../../../parts/code-block.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { roleTexts } from '../members/texts.ts';
import { CertificateList } from './certificate-list.tsx';
import { connectionTexts } from './connection-texts.ts';
import { samlTexts } from './saml-texts.ts';

const addressOf = (text: string | null | undefined) => (text ? <bdi>{text}</bdi> : null);

/** What is known of an identity provider. What its protocol does not have is left out. */
export function ConnectionFacts({ connection }: { connection: Connection }) {
  const texts = useTexts(connectionTexts);
  const samls = useTexts(samlTexts);
  const roles = useTexts(roleTexts);
  const { common } = useMessages();
  const { number } = useFormats();
  const { id, kind, issuer, clientId, redirectUri, saml, defaultRole, roleMapping } = connection;
  return (
    <Facts
      facts={[
        [texts.kind, texts.kinds[kind]],
        [saml ? samls.entityId : texts.issuer, addressOf(issuer)],
        [texts.clientId, addressOf(clientId)],
        [texts.signInAt, addressOf(saml?.signInUrl)],
        [samls.metadataUrl, addressOf(saml?.metadataUrl)],
        [samls.certificates, saml && <CertificateList certificates={saml.certificates} />],
        [texts.defaultRole, defaultRole === null ? common.none : roles[defaultRole]],
        [texts.rules, number(roleMapping.length)],
        [
          saml ? samls.address : texts.redirect,
          <CodeBlock key="redirect" text={redirectUri} label={texts.copyRedirect} />,
        ],
        [samls.relayState, saml && <CodeBlock key="relay" text={id} label={samls.copyRelayState} />],
      ]}
    />
  );
}
