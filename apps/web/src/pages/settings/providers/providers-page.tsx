import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useOrganization } from '../../../api/client.ts';
import { useTexts } from '../../../i18n/messages.ts';
import parts from '../../../parts/parts.module.css';
import { Read } from '../../../parts/read.tsx';
import { ProviderCard } from './provider-card.tsx';
import { providersQuery } from './provider-queries.ts';
import styles from './providers.module.css';
import { providersSearch } from './providers-search.ts';
import { SecondReader } from './second-reader.tsx';
import { providerTexts } from './texts.ts';

/**
 * The vendors of models: whose credentials each has, whether it works, and who reads results a second time.
 */
export function Page() {
  const texts = useTexts(providerTexts);
  const providers = useQuery(providersQuery(useOrganization()));
  const { open } = providersSearch(useSearch({ from: '/o/$slug/settings/providers' }));
  return (
    <div className={parts.stack}>
      <h1>{texts.title}</h1>
      <p>{texts.intro}</p>
      <Read query={providers}>
        {(list) => (
          <ul className={styles.cards}>
            {list.map((provider) => (
              <li
                key={provider.provider}
                className={provider.provider === open ? `${styles.card} ${styles.open}` : styles.card}
              >
                <ProviderCard provider={provider} isOpen={provider.provider === open} />
              </li>
            ))}
          </ul>
        )}
      </Read>
      <SecondReader />
    </div>
  );
}
