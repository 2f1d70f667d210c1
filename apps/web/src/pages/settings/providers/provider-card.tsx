import type { Provider } from '@prompt-refinery/client';
import { useOrganization } from '../../../api/client.ts';
import { useMay } from '../../../api/permissions.ts';
import { useTexts } from '../../../i18n/messages.ts';
import { ApiText } from '../../../parts/api-text.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { LinkButton } from '../../../parts/link-button.tsx';
import parts from '../../../parts/parts.module.css';
import { Section } from '../../../parts/section.tsx';
import { ProviderSetup } from './provider-setup.tsx';
import { TestProvider } from './test-provider.tsx';
import { providerTexts } from './texts.ts';

/** One provider as it is, its test, and what can be set where it is open. */
export function ProviderCard({ provider: one, isOpen }: { provider: Provider; isOpen: boolean }) {
  const texts = useTexts(providerTexts);
  const { slug } = useOrganization();
  const may = useMay();
  const { provider } = one;
  const name = texts.names[provider];
  const isRemote = provider !== 'local';
  return (
    <Section
      title={name}
      actions={
        isRemote &&
        may('saveProvider') && (
          <LinkButton
            to="/o/$slug/settings/providers"
            params={{ slug }}
            search={isOpen ? {} : { open: provider }}
            aria-expanded={isOpen}
            aria-label={texts.setUpOf(name)}
            resetScroll={false}
          >
            {texts.setUp}
          </LinkButton>
        )
      }
    >
      <ProviderState provider={one} />
      <ProviderFacts provider={one} />
      {isRemote && one.usable && may('testProvider') && <TestProvider provider={provider} name={name} />}
      {isRemote && isOpen && may('saveProvider') && <ProviderSetup provider={provider} now={one} />}
    </Section>
  );
}

function ProviderState({ provider: { usable, enabled, isDefault, reason } }: { provider: Provider }) {
  const texts = useTexts(providerTexts);
  const state = usable ? texts.usable : enabled ? texts.notUsable : texts.disabled;
  return (
    <>
      <p className={usable ? parts.good : parts.doubt}>
        {[state, isDefault && texts.isDefault].filter(Boolean).join(' · ')}
      </p>
      {reason && enabled && (
        <p className={parts.hint}>
          <ApiText>{reason}</ApiText>
        </p>
      )}
    </>
  );
}

function ProviderFacts({ provider }: { provider: Provider }) {
  const texts = useTexts(providerTexts);
  const { credentials, lastFour, defaultModel, baseUrl, position } = provider;
  const owner = texts.credentialsOf[credentials];
  return (
    <Facts
      facts={[
        [texts.credentials, lastFour ? texts.ending(owner, lastFour) : owner],
        [texts.model, defaultModel && <bdi>{defaultModel}</bdi>],
        [texts.address, baseUrl && <bdi>{baseUrl}</bdi>],
        [texts.position, position],
      ]}
    />
  );
}
