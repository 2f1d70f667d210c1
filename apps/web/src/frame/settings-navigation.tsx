import { Link, useMatches } from '@tanstack/react-router';
import { useOrganization } from '../api/client.ts';
import { useMessages } from '../i18n/messages.ts';
import parts from '../parts/parts.module.css';
import { addressOf } from '../routes/pages.ts';
import styles from './frame.module.css';
import { useListedPages } from './listed-pages.ts';

/** Whether the page that is open is one of the settings. */
export const useIsInSettings = (): boolean => useMatches().at(-1)?.staticData.page?.group === 'settings';

/** From one page of the settings to the others. */
export function SettingsNavigation() {
  const messages = useMessages();
  const { slug } = useOrganization();
  const pages = useListedPages().filter(({ group }) => group === 'settings');
  return (
    <nav aria-label={messages.nav.settings} className={styles.settings}>
      <ul className={parts.tabs}>
        {pages.map((page) => (
          <li key={page.path}>
            <Link to={addressOf(page)} params={{ slug }} activeProps={{ 'aria-current': 'page' }}>
              {page.title(messages)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
